"""What the third release adds: consent per receiver, numbered paper, audit, proofreading and contacts."""

from typing import Final

SCHEMA_3: Final = """
ALTER TABLE consent_receivers ADD COLUMN state VARCHAR;
ALTER TABLE consent_receivers ADD COLUMN given_on DATE;
ALTER TABLE consent_receivers ADD COLUMN expires_on DATE;
CREATE TABLE prints (
    id VARCHAR NOT NULL, paper VARCHAR NOT NULL, held_on DATE NOT NULL, printed_on DATE NOT NULL,
    saved BOOLEAN NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE print_codes (
    print_id VARCHAR NOT NULL, position INTEGER NOT NULL, case_code VARCHAR NOT NULL,
    PRIMARY KEY (print_id, position),
    FOREIGN KEY(print_id) REFERENCES prints (id) ON DELETE CASCADE
);
CREATE INDEX ix_print_codes_case_code ON print_codes (case_code);
CREATE TABLE print_copies (
    print_id VARCHAR NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL, role VARCHAR NOT NULL,
    suffix VARCHAR NOT NULL, state VARCHAR NOT NULL, since DATE NOT NULL,
    PRIMARY KEY (print_id, number),
    FOREIGN KEY(print_id) REFERENCES prints (id) ON DELETE CASCADE
);
CREATE TABLE audit (
    id INTEGER NOT NULL, at VARCHAR NOT NULL, event VARCHAR NOT NULL, subject VARCHAR NOT NULL,
    reason VARCHAR NOT NULL, person VARCHAR NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE proofread_passes (
    subject VARCHAR NOT NULL, field VARCHAR NOT NULL, digest VARCHAR NOT NULL, passed_on DATE NOT NULL,
    PRIMARY KEY (subject, field, digest)
);
CREATE TABLE local_names (name VARCHAR NOT NULL, PRIMARY KEY (name));
CREATE TABLE key_names (
    case_code VARCHAR NOT NULL, name VARCHAR NOT NULL, PRIMARY KEY (case_code),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE contacts (
    id VARCHAR NOT NULL, role VARCHAR NOT NULL, organisation VARCHAR NOT NULL, area VARCHAR NOT NULL,
    name VARCHAR NOT NULL, work_phone VARCHAR NOT NULL, work_mail VARCHAR NOT NULL, note VARCHAR NOT NULL,
    valid_until DATE, confirmed_on DATE, nnz BOOLEAN NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE contact_absences (
    contact_id VARCHAR NOT NULL, position INTEGER NOT NULL, start DATE NOT NULL, "end" DATE,
    stand_in VARCHAR NOT NULL, PRIMARY KEY (contact_id, position),
    FOREIGN KEY(contact_id) REFERENCES contacts (id) ON DELETE CASCADE
);
CREATE TABLE route_steps (position INTEGER NOT NULL, text VARCHAR NOT NULL, PRIMARY KEY (position));
"""
