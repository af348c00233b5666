"""What the second release adds: decisions, lessons, how a case goes on and how it closed."""

from typing import Final

SCHEMA_2: Final = """
ALTER TABLE cases ADD COLUMN grade VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE cases ADD COLUMN last_seen_on DATE;
ALTER TABLE cases ADD COLUMN last_seen_by VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE cases ADD COLUMN can_wait BOOLEAN;
ALTER TABLE cases ADD COLUMN calls_today VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE cases ADD COLUMN obstacle VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE cases ADD COLUMN closed_on DATE;
ALTER TABLE cases ADD COLUMN close_reason VARCHAR DEFAULT '' NOT NULL;
CREATE TABLE case_effects (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, effect VARCHAR NOT NULL,
    PRIMARY KEY (case_code, position),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
ALTER TABLE meeting_items ADD COLUMN parents_join BOOLEAN DEFAULT 0 NOT NULL;
CREATE TABLE decisions (
    held_on DATE NOT NULL, case_code VARCHAR NOT NULL, kind VARCHAR NOT NULL, agreed VARCHAR NOT NULL,
    who VARCHAR NOT NULL, due DATE, action_id VARCHAR NOT NULL, lead_role VARCHAR, lead_agreement VARCHAR,
    lead_since DATE, feedback_to VARCHAR NOT NULL, feedback_role_now VARCHAR NOT NULL, told_on DATE,
    told_by VARCHAR NOT NULL, handover BOOLEAN NOT NULL, no_handover_reason VARCHAR NOT NULL,
    PRIMARY KEY (held_on, case_code),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_decisions_case_code ON decisions (case_code);
CREATE TABLE lessons (
    id VARCHAR NOT NULL, text VARCHAR NOT NULL, noted_on DATE NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE coalition_ladder (
    position INTEGER NOT NULL, role VARCHAR NOT NULL, reach VARCHAR NOT NULL, PRIMARY KEY (position)
);
CREATE TABLE coalition_contacts (
    pathway VARCHAR NOT NULL, contact VARCHAR NOT NULL, PRIMARY KEY (pathway)
);
"""
