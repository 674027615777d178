-- Workers and where they work; the peers of today's teams are the first.
CREATE TABLE workers (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254),
    account_id uuid,
    refused_by_id uuid,
    version uuid NOT NULL,
    CONSTRAINT pk_workers PRIMARY KEY (id),
    CONSTRAINT fk_workers_accounts_account_id FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE SET NULL,
    CONSTRAINT fk_workers_accounts_refused_by_id FOREIGN KEY (refused_by_id) REFERENCES accounts (id) ON DELETE SET NULL
);

CREATE TABLE worker_places (
    id uuid NOT NULL,
    worker_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    team_id uuid,
    position character varying(30) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    version uuid NOT NULL,
    CONSTRAINT pk_worker_places PRIMARY KEY (id),
    CONSTRAINT fk_worker_places_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_worker_places_teams_team_id FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE RESTRICT,
    CONSTRAINT fk_worker_places_workers_worker_id FOREIGN KEY (worker_id) REFERENCES workers (id) ON DELETE RESTRICT
);

CREATE INDEX ix_worker_places_organisation_id_worker_id ON worker_places (organisation_id, worker_id);

CREATE INDEX ix_worker_places_team_id ON worker_places (team_id);

CREATE INDEX ix_worker_places_worker_id ON worker_places (worker_id);

CREATE UNIQUE INDEX ix_workers_account_id ON workers (account_id);

CREATE INDEX ix_workers_email ON workers (email);

CREATE INDEX ix_workers_refused_by_id ON workers (refused_by_id);

INSERT INTO workers (id, name, account_id, version)
SELECT gen_random_uuid(), name, id, gen_random_uuid()
FROM accounts
WHERE id IN (SELECT account_id FROM team_members WHERE role = 'Peer' AND (ends_on IS NULL OR ends_on >= current_date));

INSERT INTO worker_places (id, worker_id, organisation_id, team_id, position, starts_on, ends_on, version)
SELECT gen_random_uuid(), workers.id, team_members.organisation_id, team_members.team_id, 'PeerWorker', team_members.starts_on, team_members.ends_on, gen_random_uuid()
FROM team_members
JOIN workers ON workers.account_id = team_members.account_id
WHERE team_members.role = 'Peer' AND (team_members.ends_on IS NULL OR team_members.ends_on >= current_date);
