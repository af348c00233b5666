"""The tables of the first release, as SQL: what step 1 makes never changes again."""

from typing import Final

SCHEMA_1: Final = """
CREATE TABLE meetings (
    held_on DATE NOT NULL, next_on DATE NOT NULL, starts TIME, ends TIME, place VARCHAR NOT NULL,
    chair VARCHAR NOT NULL, title VARCHAR NOT NULL, controller VARCHAR NOT NULL,
    version INTEGER NOT NULL, settled BOOLEAN NOT NULL, recorded_at VARCHAR NOT NULL,
    PRIMARY KEY (held_on)
);
CREATE TABLE coalition (
    id INTEGER NOT NULL, title VARCHAR NOT NULL, controller VARCHAR NOT NULL, rhythm VARCHAR NOT NULL,
    first_meeting DATE, starts TIME, ends TIME, place VARCHAR NOT NULL, chair VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE coalition_attendees (
    position INTEGER NOT NULL, role VARCHAR NOT NULL, PRIMARY KEY (position)
);
CREATE TABLE cases (
    code VARCHAR NOT NULL, referred_on DATE NOT NULL, kind VARCHAR NOT NULL, status VARCHAR NOT NULL,
    due_date DATE, birth_date DATE, first_child BOOLEAN, age_at_referral INTEGER,
    low_education BOOLEAN, speaks_some_dutch BOOLEAN, will_move BOOLEAN, interpreter VARCHAR NOT NULL,
    referral_route VARCHAR NOT NULL, brought_by_role VARCHAR NOT NULL,
    brought_by_organisation VARCHAR NOT NULL, question VARCHAR NOT NULL, since_last VARCHAR NOT NULL,
    decision_needed VARCHAR NOT NULL, support_need VARCHAR, support_proposal VARCHAR NOT NULL,
    support_tried_lighter VARCHAR NOT NULL, lead_role VARCHAR, lead_agreement VARCHAR, lead_since DATE,
    attitude VARCHAR NOT NULL, consent_state VARCHAR NOT NULL, consent_informed_on DATE,
    consent_informed_by VARCHAR NOT NULL, consent_given_on DATE, consent_expires_on DATE,
    override_reason VARCHAR, override_decided_by VARCHAR, recorded_at VARCHAR NOT NULL,
    deleted_at VARCHAR, PRIMARY KEY (code)
);
CREATE TABLE meeting_attendance (
    held_on DATE NOT NULL, position INTEGER NOT NULL, role VARCHAR NOT NULL, presence VARCHAR NOT NULL,
    note VARCHAR NOT NULL, PRIMARY KEY (held_on, position),
    FOREIGN KEY(held_on) REFERENCES meetings (held_on) ON DELETE CASCADE
);
CREATE TABLE meeting_items (
    held_on DATE NOT NULL, position INTEGER NOT NULL, case_code VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, form VARCHAR NOT NULL, PRIMARY KEY (held_on, position),
    FOREIGN KEY(held_on) REFERENCES meetings (held_on) ON DELETE CASCADE,
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_meeting_items_case_code ON meeting_items (case_code);
CREATE TABLE meeting_parked (
    held_on DATE NOT NULL, position INTEGER NOT NULL, case_code VARCHAR NOT NULL,
    PRIMARY KEY (held_on, position),
    FOREIGN KEY(held_on) REFERENCES meetings (held_on) ON DELETE CASCADE,
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_meeting_parked_case_code ON meeting_parked (case_code);
CREATE TABLE meeting_general (
    held_on DATE NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    PRIMARY KEY (held_on, position),
    FOREIGN KEY(held_on) REFERENCES meetings (held_on) ON DELETE CASCADE
);
CREATE TABLE handovers (
    id VARCHAR NOT NULL, case_code VARCHAR NOT NULL, type VARCHAR NOT NULL,
    giver_role VARCHAR NOT NULL, giver_name VARCHAR NOT NULL, giver_organisation VARCHAR NOT NULL,
    giver_work_phone VARCHAR NOT NULL, receiver_role VARCHAR NOT NULL, receiver_name VARCHAR NOT NULL,
    receiver_organisation VARCHAR NOT NULL, receiver_work_phone VARCHAR NOT NULL,
    lead_now VARCHAR NOT NULL, lead_after VARCHAR NOT NULL, lead_from DATE, introduction_on DATE,
    introduction_at TIME, introduction_place VARCHAR NOT NULL, joined_by VARCHAR NOT NULL,
    parents_present BOOLEAN, met_on DATE, taken_over_on DATE, reason_now VARCHAR NOT NULL,
    parents_want VARCHAR NOT NULL, attention VARCHAR NOT NULL, fallback VARCHAR NOT NULL,
    consent_statement VARCHAR NOT NULL, made_on DATE, recorded_at VARCHAR NOT NULL, deleted_at VARCHAR,
    PRIMARY KEY (id), FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_handovers_case_code ON handovers (case_code);
CREATE TABLE case_strengths (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    PRIMARY KEY (case_code, position), FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE case_concerns (
    case_code VARCHAR NOT NULL, life_domain VARCHAR NOT NULL, position INTEGER NOT NULL,
    state INTEGER NOT NULL, note VARCHAR NOT NULL, PRIMARY KEY (case_code, life_domain),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE case_factors (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, factor VARCHAR NOT NULL,
    PRIMARY KEY (case_code, position), FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE case_agencies (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, agency VARCHAR NOT NULL,
    status VARCHAR NOT NULL, purpose VARCHAR NOT NULL, until DATE, PRIMARY KEY (case_code, position),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE case_interventions (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, intervention VARCHAR NOT NULL,
    PRIMARY KEY (case_code, position), FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE consent_receivers (
    case_code VARCHAR NOT NULL, position INTEGER NOT NULL, receiver VARCHAR NOT NULL,
    PRIMARY KEY (case_code, position), FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE case_milestones (
    case_code VARCHAR NOT NULL, milestone VARCHAR NOT NULL, state VARCHAR NOT NULL, settled_on DATE,
    PRIMARY KEY (case_code, milestone),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE TABLE imported_rows (
    mark VARCHAR NOT NULL, case_code VARCHAR NOT NULL, PRIMARY KEY (mark),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_imported_rows_case_code ON imported_rows (case_code);
CREATE TABLE actions (
    id VARCHAR NOT NULL, case_code VARCHAR NOT NULL, text VARCHAR NOT NULL, who VARCHAR NOT NULL,
    due DATE, agreed_on DATE, done_on DATE, PRIMARY KEY (id),
    FOREIGN KEY(case_code) REFERENCES cases (code) ON DELETE CASCADE
);
CREATE INDEX ix_actions_case_code ON actions (case_code);
CREATE TABLE handover_parent_names (
    handover_id VARCHAR NOT NULL, parent_name VARCHAR NOT NULL, PRIMARY KEY (handover_id),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE handover_running (
    handover_id VARCHAR NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    PRIMARY KEY (handover_id, position),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE handover_going_well (
    handover_id VARCHAR NOT NULL, position INTEGER NOT NULL, text VARCHAR NOT NULL,
    PRIMARY KEY (handover_id, position),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE handover_concerns (
    handover_id VARCHAR NOT NULL, position INTEGER NOT NULL, life_domain VARCHAR NOT NULL,
    facts VARCHAR NOT NULL, urgent BOOLEAN NOT NULL, PRIMARY KEY (handover_id, position),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE handover_agreements (
    handover_id VARCHAR NOT NULL, position INTEGER NOT NULL, what VARCHAR NOT NULL,
    who VARCHAR NOT NULL, due DATE, PRIMARY KEY (handover_id, position),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE handover_newborn_facts (
    handover_id VARCHAR NOT NULL, position INTEGER NOT NULL, label VARCHAR NOT NULL,
    value VARCHAR NOT NULL, PRIMARY KEY (handover_id, position),
    FOREIGN KEY(handover_id) REFERENCES handovers (id) ON DELETE CASCADE
);
CREATE TABLE action_meetings (
    action_id VARCHAR NOT NULL, position INTEGER NOT NULL, open_at DATE NOT NULL,
    PRIMARY KEY (action_id, position), FOREIGN KEY(action_id) REFERENCES actions (id) ON DELETE CASCADE
);
"""
