CREATE TABLE `account_challenge` (
  `id` uuid NOT NULL,
  `account` varchar(150) NOT NULL COMMENT 'platform:tenant/user who asked',
  `name` varchar(160) NOT NULL COMMENT 'as the chat platform shows the account',
  `asked_in` varchar(160) DEFAULT NULL COMMENT 'what people call the workspace or server',
  `email` varchar(320) NOT NULL COMMENT 'as typed',
  `email_norm` varchar(320) NOT NULL,
  `tries` int(11) NOT NULL DEFAULT 0 COMMENT 'wrong codes',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'used, tried too often, or replaced by another',
  `open_account` varchar(150) GENERATED ALWAYS AS (case when `ended_at` is null then `account` end) STORED COMMENT 'unique: an account has one open challenge',
  PRIMARY KEY (`id`),
  UNIQUE KEY `account_challenge_open` (`open_account`),
  KEY `account_challenge_account` (`account`,`created_at`),
  KEY `account_challenge_email` (`email_norm`,`created_at`),
  KEY `account_challenge_age` (`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `account_link` (
  `id` uuid NOT NULL,
  `account` varchar(150) DEFAULT NULL COMMENT 'who asked for it in chat; the same must sign in at Discord',
  `session_id` uuid DEFAULT NULL COMMENT 'else the browser session in which it was asked for',
  `person_id` uuid DEFAULT NULL COMMENT 'whose session that is',
  `signed_in` tinyint(1) NOT NULL COMMENT 'whether that session began at the identity provider',
  `install` varchar(64) DEFAULT NULL COMMENT 'the server in which it was asked for',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `used_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `account_link_account` (`account`,`created_at`),
  KEY `account_link_person` (`person_id`,`created_at`),
  KEY `account_link_age` (`created_at`),
  CONSTRAINT `account_link_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `account_link_asker` CHECK (`account` is null = (`session_id` is not null and `person_id` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `api_key` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL COMMENT 'for whom it speaks; of a service key a person that is nobody''s',
  `code` varchar(16) NOT NULL COMMENT 'what people type, such as k-7k2m',
  `name` varchar(60) NOT NULL,
  `origin` varchar(10) NOT NULL,
  `hash` binary(32) NOT NULL COMMENT 'SHA-256 of the whole key, which has 256 random bits',
  `prefix` varchar(8) NOT NULL COMMENT 'the first characters, by which people know it again',
  `created_by` uuid NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) DEFAULT NULL,
  `remind_at` datetime(6) DEFAULT NULL,
  `last_used_at` datetime(6) DEFAULT NULL COMMENT 'to the minute',
  `revoked_at` datetime(6) DEFAULT NULL,
  `revoked_by` uuid DEFAULT NULL COMMENT 'null for Roster itself',
  `revoked_version` bigint(20) DEFAULT NULL COMMENT 'the org''s version whose change revoked it; an undo compares it',
  PRIMARY KEY (`id`),
  UNIQUE KEY `api_key_code` (`org_id`,`code`),
  UNIQUE KEY `api_key_hash` (`hash`),
  KEY `api_key_newest` (`org_id`,`id`),
  KEY `api_key_of_person` (`org_id`,`person_id`,`id`),
  KEY `api_key_of_origin` (`org_id`,`origin`,`id`),
  KEY `api_key_prefix` (`org_id`,`prefix`),
  KEY `api_key_person` (`person_id`),
  KEY `api_key_created_by` (`created_by`),
  KEY `api_key_revoked_by` (`revoked_by`),
  KEY `api_key_remind` (`remind_at`),
  CONSTRAINT `api_key_created_by` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`),
  CONSTRAINT `api_key_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `api_key_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `api_key_revoked_by` FOREIGN KEY (`revoked_by`) REFERENCES `person` (`id`),
  CONSTRAINT `api_key_origin` CHECK (`origin` in ('personal','ide','service')),
  CONSTRAINT `api_key_revoked` CHECK (`revoked_at` is null = (`revoked_version` is null)),
  CONSTRAINT `api_key_revoker` CHECK (`revoked_by` is null or `revoked_at` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `audit_event` (
  `chain` uuid NOT NULL,
  `version` bigint(20) NOT NULL COMMENT 'the org''s version that the change made',
  `n` smallint(6) NOT NULL COMMENT 'the event''s number within the change, from 1',
  `at` datetime(6) NOT NULL,
  `person_id` uuid DEFAULT NULL,
  `account` varchar(150) NOT NULL,
  `door` varchar(40) NOT NULL,
  `delivery` varchar(190) NOT NULL COMMENT 'the idempotency key of the change',
  `action` varchar(40) NOT NULL,
  `target` varchar(20) NOT NULL,
  `target_id` uuid NOT NULL,
  `before_values` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`before_values`)),
  `after_values` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`after_values`)),
  `about` uuid GENERATED ALWAYS AS (cast(coalesce(json_value(`after_values`,'$.person'),json_value(`before_values`,'$.person'),case when `target` = 'person' then `target_id` end) as uuid)) STORED COMMENT 'the person whom the event is about',
  `personal_id` uuid DEFAULT NULL COMMENT 'audit_personal; no foreign key, because that row can be erased',
  `personal_hash` binary(32) DEFAULT NULL,
  `prev_hash` binary(32) NOT NULL,
  `hash` binary(32) NOT NULL COMMENT 'HMAC-SHA256 over all the above',
  PRIMARY KEY (`chain`,`version`,`n`),
  KEY `audit_event_target` (`chain`,`target_id`,`version`),
  KEY `audit_event_person` (`chain`,`person_id`,`version`),
  KEY `audit_event_about` (`chain`,`about`,`version`,`n`),
  KEY `audit_event_action` (`chain`,`action`,`version`,`n`),
  KEY `audit_event_at` (`chain`,`at`,`version`,`n`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `audit_personal` (
  `id` uuid NOT NULL,
  `salt` binary(16) NOT NULL,
  `words` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`words`)),
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `channel_org` (
  `install_id` uuid NOT NULL,
  `channel` varchar(64) NOT NULL,
  `org_id` uuid NOT NULL,
  PRIMARY KEY (`install_id`,`channel`),
  KEY `channel_org_org` (`org_id`),
  CONSTRAINT `channel_org_install` FOREIGN KEY (`install_id`) REFERENCES `chat_install` (`id`),
  CONSTRAINT `channel_org_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `chat_identity` (
  `id` uuid NOT NULL,
  `platform` varchar(16) NOT NULL,
  `tenant` varchar(64) NOT NULL,
  `user_id` varchar(64) NOT NULL,
  `person_id` uuid NOT NULL,
  `signed_in` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'linked by somebody who had signed in at the identity provider',
  `current_org` uuid DEFAULT NULL COMMENT 'last switched to',
  `created_at` datetime(6) NOT NULL,
  `seen_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `chat_identity_account` (`platform`,`tenant`,`user_id`),
  UNIQUE KEY `chat_identity_person` (`person_id`,`platform`,`tenant`),
  KEY `chat_identity_current_org` (`current_org`),
  CONSTRAINT `chat_identity_current_org` FOREIGN KEY (`current_org`) REFERENCES `org` (`id`),
  CONSTRAINT `chat_identity_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `chat_install` (
  `id` uuid NOT NULL,
  `platform` varchar(16) NOT NULL,
  `tenant` varchar(64) NOT NULL,
  `name` varchar(160) DEFAULT NULL,
  `created_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `chat_install_tenant` (`platform`,`tenant`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `connect_code` (
  `hash` binary(32) NOT NULL COMMENT 'HMAC-SHA256; the code is never stored',
  `org_id` uuid NOT NULL,
  `made_by` uuid NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `used_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`hash`),
  KEY `connect_code_org` (`org_id`),
  KEY `connect_code_made_by` (`made_by`),
  KEY `connect_code_age` (`created_at`),
  CONSTRAINT `connect_code_made_by` FOREIGN KEY (`made_by`) REFERENCES `person` (`id`),
  CONSTRAINT `connect_code_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `credit_account` (
  `org_id` uuid NOT NULL,
  `ticks` bigint(20) NOT NULL COMMENT 'raised by the first statement of every report',
  PRIMARY KEY (`org_id`),
  CONSTRAINT `credit_account_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `credit_ask` (
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `cycle` date NOT NULL COMMENT 'its first day',
  `asked_at` datetime(6) NOT NULL,
  PRIMARY KEY (`org_id`,`person_id`,`cycle`),
  KEY `credit_ask_cycle` (`cycle`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `credit_warning` (
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL COMMENT 'whose limit it is; 0 for the pool''s',
  `source` varchar(10) NOT NULL,
  `cycle` date NOT NULL COMMENT 'its first day',
  `percent` smallint(6) NOT NULL,
  `most` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the limit when it was told',
  PRIMARY KEY (`org_id`,`person_id`,`source`,`cycle`,`percent`),
  KEY `credit_warning_cycle` (`cycle`),
  CONSTRAINT `credit_warning_source` CHECK (`source` in ('allowance','cap','pool'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `ended_membership` (
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `membership_id` uuid NOT NULL COMMENT 'the id that it had, and gets back',
  `version` bigint(20) NOT NULL COMMENT 'the org''s version whose change ended it; an undo compares it',
  `ended_at` datetime(6) NOT NULL,
  `scheme` varchar(20) NOT NULL COMMENT 'of the org then: a role means nothing in another one',
  `role` varchar(32) NOT NULL,
  `role_version` bigint(20) NOT NULL,
  `status` varchar(10) NOT NULL,
  `status_version` bigint(20) NOT NULL,
  `session_epoch` bigint(20) NOT NULL DEFAULT 1,
  `tier` varchar(10) NOT NULL,
  `tier_version` bigint(20) DEFAULT NULL,
  `tier_until` datetime(6) DEFAULT NULL,
  `tier_days` smallint(6) DEFAULT NULL,
  `tier_remind_at` datetime(6) DEFAULT NULL,
  `credit_cap` bigint(20) DEFAULT NULL,
  `cap_version` bigint(20) NOT NULL,
  `subscriber_admin` tinyint(1) NOT NULL,
  `joined_at` datetime(6) NOT NULL,
  `last_active_at` datetime(6) DEFAULT NULL,
  `teams` mediumtext NOT NULL COMMENT 'the places in teams, as JSON of ids, roles and versions',
  PRIMARY KEY (`org_id`,`person_id`),
  KEY `ended_membership_person` (`person_id`),
  KEY `ended_membership_age` (`ended_at`),
  CONSTRAINT `ended_membership_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `ended_membership_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `feature_flag` (
  `tier` varchar(10) NOT NULL,
  `flag` varchar(40) NOT NULL,
  `value` varchar(40) NOT NULL,
  PRIMARY KEY (`tier`,`flag`),
  CONSTRAINT `feature_flag_tier` CHECK (`tier` in ('base','pro'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `flag_grant` (
  `scheme` varchar(20) NOT NULL,
  `flag` varchar(32) NOT NULL,
  `permission` varchar(40) NOT NULL,
  PRIMARY KEY (`scheme`,`flag`,`permission`),
  CONSTRAINT `flag_grant_scheme` FOREIGN KEY (`scheme`) REFERENCES `scheme` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `handled_delivery` (
  `delivery` varchar(190) NOT NULL,
  `handled_at` datetime(6) NOT NULL,
  `reply` mediumtext NOT NULL,
  `told` longtext DEFAULT NULL COMMENT 'JSON; null for what people asked for in chat',
  PRIMARY KEY (`delivery`),
  KEY `handled_delivery_age` (`handled_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `headcount` (
  `org_id` uuid NOT NULL,
  `role` varchar(32) NOT NULL,
  `status` varchar(10) NOT NULL,
  `tier` varchar(10) NOT NULL,
  `members` int(11) NOT NULL,
  PRIMARY KEY (`org_id`,`role`,`status`,`tier`),
  CONSTRAINT `headcount_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `headcount_counted` CHECK (`members` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `invitation_word` (
  `invitation_id` uuid NOT NULL,
  `word` varchar(80) NOT NULL,
  `org_id` uuid NOT NULL,
  `state` varchar(10) NOT NULL COMMENT 'the invitation''s; follows it',
  PRIMARY KEY (`invitation_id`,`word`),
  KEY `invitation_word_any` (`org_id`,`word`,`invitation_id` DESC),
  KEY `invitation_word_state` (`org_id`,`state`,`word`,`invitation_id` DESC),
  KEY `invitation_word_of` (`invitation_id`,`state`),
  CONSTRAINT `invitation_word_of` FOREIGN KEY (`invitation_id`, `state`) REFERENCES `invitation` (`id`, `state`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `invitation` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `email` varchar(320) DEFAULT NULL COMMENT 'as typed',
  `email_norm` varchar(320) DEFAULT NULL,
  `account` varchar(150) DEFAULT NULL COMMENT 'platform:tenant/user',
  `name` varchar(160) DEFAULT NULL COMMENT 'as the chat platform shows the account',
  `role` varchar(32) NOT NULL,
  `team_id` uuid DEFAULT NULL COMMENT 'which team whoever accepts joins too',
  `message` varchar(500) DEFAULT NULL,
  `state` varchar(10) NOT NULL,
  `generation` int(11) NOT NULL DEFAULT 1 COMMENT 'raised by a resend; the link is made from it (D24)',
  `mailed` int(11) NOT NULL DEFAULT 0 COMMENT 'the last generation whose mail the mail server took',
  `token_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the link''s token; the token is never stored',
  `invited_by` uuid NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `sent_at` datetime(6) NOT NULL COMMENT 'of the last sending; the resend cooldown counts from here',
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL,
  `member_id` uuid DEFAULT NULL COMMENT 'the person who accepted',
  `live_email` varchar(320) GENERATED ALWAYS AS (case when `state` = 'pending' then `email_norm` end) STORED,
  `live_account` varchar(150) GENERATED ALWAYS AS (case when `state` = 'pending' then `account` end) STORED,
  `sort_name` varchar(320) GENERATED ALWAYS AS (lcase(coalesce(`name`,`email`,''))) STORED,
  `mail_state` varchar(8) DEFAULT NULL COMMENT 'of this generation''s mail; null where it goes to an account only',
  `mail_at` datetime(6) DEFAULT NULL COMMENT 'since when; for a mail that failed: when it is tried again',
  `mail_words` varchar(300) DEFAULT NULL COMMENT 'what was wrong at the last try',
  `mail_copies` int(11) NOT NULL DEFAULT 0 COMMENT 'how many more copies may have arrived, since nobody answered whether one was taken',
  `link_shown_at` datetime(6) DEFAULT NULL,
  `link_shown_by` uuid DEFAULT NULL COMMENT 'who saw the link last',
  PRIMARY KEY (`id`),
  UNIQUE KEY `invitation_token` (`token_hash`),
  UNIQUE KEY `invitation_with_state` (`id`,`state`),
  UNIQUE KEY `invitation_live_email` (`org_id`,`live_email`),
  UNIQUE KEY `invitation_live_account` (`org_id`,`live_account`),
  KEY `invitation_account` (`account`,`state`),
  KEY `invitation_email` (`email_norm`,`state`),
  KEY `invitation_member` (`member_id`),
  KEY `invitation_by_id` (`org_id`,`id`),
  KEY `invitation_by_state` (`org_id`,`state`,`id`),
  KEY `invitation_overdue` (`org_id`,`state`,`expires_at`),
  KEY `invitation_overdue_anywhere` (`state`,`expires_at`),
  KEY `invitation_sent_by` (`invited_by`,`org_id`,`state`),
  KEY `invitation_role_name` (`org_id`,`state`,`role`,`sort_name`,`id`),
  KEY `invitation_role_newest` (`org_id`,`state`,`role`,`created_at`,`id`),
  KEY `invitation_team_name` (`team_id`,`state`,`sort_name`,`id`),
  KEY `invitation_mail` (`org_id`,`mail_state`,`id`),
  KEY `invitation_link_shown` (`link_shown_by`,`link_shown_at`),
  CONSTRAINT `invitation_invited_by` FOREIGN KEY (`invited_by`) REFERENCES `person` (`id`),
  CONSTRAINT `invitation_member` FOREIGN KEY (`member_id`) REFERENCES `person` (`id`),
  CONSTRAINT `invitation_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `invitation_state` CHECK (`state` in ('pending','accepted','expired','declined','cancelled')),
  CONSTRAINT `invitation_invitee` CHECK (`email_norm` is not null or `account` is not null),
  CONSTRAINT `invitation_email_normalised` CHECK (`email` is null = (`email_norm` is null)),
  CONSTRAINT `invitation_ended` CHECK (`state` = 'pending' = (`ended_at` is null)),
  CONSTRAINT `invitation_joined` CHECK (`state` = 'accepted' = (`member_id` is not null)),
  CONSTRAINT `invitation_mail_state` CHECK (`mail_state` in ('queued','sent','failed','parked')),
  CONSTRAINT `invitation_mail_at` CHECK (`mail_state` is null = (`mail_at` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `join_card` (
  `id` uuid NOT NULL,
  `request_id` uuid NOT NULL,
  `person_id` uuid DEFAULT NULL COMMENT 'whom it asks; null for a channel''s copy',
  `channel` varchar(200) DEFAULT NULL COMMENT 'platform:install/channel of a channel''s copy',
  PRIMARY KEY (`id`),
  UNIQUE KEY `join_card_person` (`request_id`,`person_id`),
  KEY `join_card_of_person` (`person_id`),
  CONSTRAINT `join_card_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `join_card_request` FOREIGN KEY (`request_id`) REFERENCES `join_request` (`id`),
  CONSTRAINT `join_card_for` CHECK (`person_id` is null <> (`channel` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `join_request` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL COMMENT 'who wants to come in',
  `code` varchar(16) NOT NULL COMMENT 'such as j-7k2m',
  `email` varchar(320) DEFAULT NULL COMMENT 'that they signed in with; null once they are erased',
  `email_norm` varchar(320) DEFAULT NULL,
  `role` varchar(32) NOT NULL COMMENT 'that they would get',
  `returning_member` tinyint(1) NOT NULL COMMENT 'they were in before',
  `state` varchar(10) NOT NULL DEFAULT 'pending',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL,
  `decided_by` uuid DEFAULT NULL,
  `decision_reason` varchar(500) DEFAULT NULL,
  `live_person` uuid GENERATED ALWAYS AS (case when `state` = 'pending' then `person_id` end) STORED,
  `live_email` varchar(320) GENERATED ALWAYS AS (case when `state` = 'pending' then `email_norm` end) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `join_request_code` (`org_id`,`code`),
  UNIQUE KEY `join_request_live` (`org_id`,`live_person`),
  UNIQUE KEY `join_request_live_email` (`org_id`,`live_email`),
  KEY `join_request_by_state` (`org_id`,`state`,`id`),
  KEY `join_request_of_person` (`person_id`,`org_id`),
  KEY `join_request_overdue` (`state`,`expires_at`),
  KEY `join_request_decided_by` (`decided_by`),
  CONSTRAINT `join_request_decided_by` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `join_request_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `join_request_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `join_request_state` CHECK (`state` in ('pending','approved','denied','cancelled','expired')),
  CONSTRAINT `join_request_ended` CHECK (`state` = 'pending' = (`ended_at` is null)),
  CONSTRAINT `join_request_decided` CHECK (`state` in ('approved','denied') = (`decided_by` is not null)),
  CONSTRAINT `join_request_not_oneself` CHECK (`decided_by` <> `person_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `mailbox_asked` (
  `subject` binary(32) NOT NULL COMMENT 'SHA-256 of the address or browser',
  `since` datetime(6) NOT NULL COMMENT 'when the hour began that is counted',
  `asked` int(11) NOT NULL,
  `last_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`subject`),
  KEY `mailbox_asked_age` (`since`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `mailbox_code` (
  `id` uuid NOT NULL,
  `browser` binary(32) NOT NULL COMMENT 'SHA-256 of the cookie of its forms; the cookie is never stored',
  `email` varchar(320) NOT NULL COMMENT 'as typed',
  `email_norm` varchar(320) NOT NULL,
  `tries` int(11) NOT NULL DEFAULT 0 COMMENT 'codes typed, right and wrong ones',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL COMMENT 'used, or replaced by another',
  `open_browser` binary(32) GENERATED ALWAYS AS (case when `ended_at` is null then `browser` end) STORED COMMENT 'unique: a browser has one open code',
  PRIMARY KEY (`id`),
  UNIQUE KEY `mailbox_code_open` (`open_browser`),
  KEY `mailbox_code_age` (`created_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `member_word` (
  `org_id` uuid NOT NULL,
  `word` varchar(80) NOT NULL,
  `sort_name` varchar(320) NOT NULL,
  `membership_id` uuid NOT NULL,
  PRIMARY KEY (`org_id`,`word`,`sort_name`,`membership_id`),
  KEY `member_word_of` (`membership_id`),
  CONSTRAINT `member_word_of` FOREIGN KEY (`membership_id`) REFERENCES `membership` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `membership` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `sort_name` varchar(320) NOT NULL DEFAULT '' COMMENT 'the person''s',
  `role` varchar(32) NOT NULL COMMENT 'a role of the org''s scheme',
  `role_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change set the role; 0 for the first',
  `status` varchar(10) NOT NULL DEFAULT 'active',
  `status_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change set the status; 0 for the first',
  `session_epoch` bigint(20) NOT NULL DEFAULT 1 COMMENT 'the org''s version whose change ended what sessions there were; 1 for the first',
  `tier` varchar(10) NOT NULL DEFAULT 'base' COMMENT 'base for all, whatever the role (A21)',
  `tier_version` bigint(20) DEFAULT NULL COMMENT 'the org''s version whose change set the tier; null for the first, Base',
  `tier_until` datetime(6) DEFAULT NULL COMMENT 'when Pro ends, at which instant it is Base; null for no end',
  `tier_days` smallint(6) DEFAULT NULL COMMENT 'for how many days it was given, or renewed last',
  `tier_remind_at` datetime(6) DEFAULT NULL COMMENT 'when its end is to be announced next; null when nothing is to be said any more',
  `credit_cap` bigint(20) DEFAULT NULL COMMENT 'credits a month at most; null for no limit (D42)',
  `cap_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change set the limit; 0 for the first',
  `subscriber_admin` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'set by platform admins; adds what flag_grant says (C13)',
  `joined_at` datetime(6) NOT NULL,
  `last_active_at` datetime(6) DEFAULT NULL,
  `credits_used` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the sum of their usage_day',
  `requests_made` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the sum of their usage_day',
  `quiet_since` datetime(6) GENERATED ALWAYS AS (coalesce(`last_active_at`,`joined_at`)) STORED,
  `owner_of` uuid GENERATED ALWAYS AS (case when `role` = 'owner' then `org_id` end) STORED COMMENT 'unique: an org has one owner (D10, E07)',
  PRIMARY KEY (`id`),
  UNIQUE KEY `membership_person` (`org_id`,`person_id`),
  UNIQUE KEY `membership_of_org` (`id`,`org_id`),
  UNIQUE KEY `membership_owner` (`owner_of`),
  KEY `membership_of_person` (`person_id`),
  KEY `membership_by_name` (`org_id`,`sort_name`,`id`),
  KEY `membership_facet_name` (`org_id`,`role`,`status`,`tier`,`sort_name`,`id`),
  KEY `membership_facet_joined` (`org_id`,`role`,`status`,`tier`,`joined_at`,`id`),
  KEY `membership_facet_quiet` (`org_id`,`role`,`status`,`tier`,`quiet_since`,`id`),
  KEY `membership_facet_active` (`org_id`,`role`,`status`,`tier`,`last_active_at`,`id`),
  KEY `membership_subscriber_admin` (`org_id`,`subscriber_admin`),
  KEY `membership_facet_credits` (`org_id`,`role`,`status`,`tier`,`credits_used`,`id`),
  KEY `membership_tier_until` (`tier_until`),
  KEY `membership_tier_remind` (`tier_remind_at`),
  CONSTRAINT `membership_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `membership_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `membership_status` CHECK (`status` in ('active','suspended')),
  CONSTRAINT `membership_tier` CHECK (`tier` in ('base','pro')),
  CONSTRAINT `membership_credit_cap` CHECK (`credit_cap` between 0 and 1000000000),
  CONSTRAINT `membership_tier_end` CHECK (`tier_until` is null = (`tier_days` is null) and (`tier_until` is null or `tier` = 'pro') and (`tier_remind_at` is null or `tier_until` is not null)),
  CONSTRAINT `membership_tier_days` CHECK (`tier_days` between 1 and 365)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `org_domain` (
  `org_id` uuid NOT NULL,
  `domain` varchar(253) NOT NULL COMMENT 'ASCII, lower case, without a dot at the end',
  `state` varchar(10) NOT NULL DEFAULT 'pending',
  `added_by` uuid NOT NULL,
  `added_at` datetime(6) NOT NULL,
  `vouched_by` uuid DEFAULT NULL COMMENT 'who proved it last: nobody gets a role by it that they could not give',
  `proof` varchar(10) DEFAULT NULL COMMENT 'dns, or platform: a platform admin said so',
  `proven_at` datetime(6) DEFAULT NULL,
  `checked_at` datetime(6) DEFAULT NULL,
  `missing_since` datetime(6) DEFAULT NULL COMMENT 'since when a proven domain lacks its record',
  `next_check_at` datetime(6) DEFAULT NULL,
  `full_told_at` datetime(6) DEFAULT NULL COMMENT 'when it was last told that somebody found no seat',
  `version` bigint(20) NOT NULL COMMENT 'the org''s version that changed its state last; an undo compares it',
  `owned_domain` varchar(253) GENERATED ALWAYS AS (case when `state` = 'proven' then `domain` end) STORED COMMENT 'unique: a proven domain leads into one org',
  PRIMARY KEY (`org_id`,`domain`),
  UNIQUE KEY `org_domain_owned` (`owned_domain`),
  KEY `org_domain_due` (`next_check_at`),
  KEY `org_domain_added_by` (`added_by`),
  KEY `org_domain_vouched_by` (`vouched_by`),
  CONSTRAINT `org_domain_added_by` FOREIGN KEY (`added_by`) REFERENCES `person` (`id`),
  CONSTRAINT `org_domain_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `org_domain_vouched_by` FOREIGN KEY (`vouched_by`) REFERENCES `person` (`id`),
  CONSTRAINT `org_domain_state` CHECK (`state` in ('pending','proven','suspended')),
  CONSTRAINT `org_domain_proven` CHECK (`state` = 'pending' = (`proven_at` is null)),
  CONSTRAINT `org_domain_proof` CHECK (`proof` is null = (`proven_at` is null) and (`proof` is null or `proof` in ('dns','platform')))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `org_install` (
  `org_id` uuid NOT NULL,
  `install_id` uuid NOT NULL,
  `connected_at` datetime(6) NOT NULL,
  PRIMARY KEY (`install_id`,`org_id`),
  KEY `org_install_org` (`org_id`),
  CONSTRAINT `org_install_install` FOREIGN KEY (`install_id`) REFERENCES `chat_install` (`id`),
  CONSTRAINT `org_install_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `org_policy_decision` (
  `org_id` uuid NOT NULL,
  `policy_key` varchar(40) NOT NULL,
  `version` bigint(20) NOT NULL COMMENT 'of the org, by the change that decided it last',
  PRIMARY KEY (`org_id`,`policy_key`),
  KEY `org_policy_decision_key` (`policy_key`),
  CONSTRAINT `org_policy_decision_key` FOREIGN KEY (`policy_key`) REFERENCES `policy_key` (`name`),
  CONSTRAINT `org_policy_decision_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `org_policy` (
  `org_id` uuid NOT NULL,
  `policy_key` varchar(40) NOT NULL,
  `value` varchar(200) NOT NULL,
  PRIMARY KEY (`org_id`,`policy_key`),
  KEY `org_policy_key` (`policy_key`),
  CONSTRAINT `org_policy_key` FOREIGN KEY (`policy_key`) REFERENCES `policy_key` (`name`),
  CONSTRAINT `org_policy_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `org` (
  `id` uuid NOT NULL,
  `slug` varchar(40) NOT NULL COMMENT 'made from the name; what org: and the API take',
  `name` varchar(80) NOT NULL,
  `description` varchar(500) DEFAULT NULL,
  `scheme` varchar(20) NOT NULL,
  `plan` varchar(10) NOT NULL,
  `personal` tinyint(1) NOT NULL DEFAULT 0,
  `personal_of` uuid DEFAULT NULL COMMENT 'whose personal org it is; unique: a person has one (D02)',
  `version` bigint(20) NOT NULL COMMENT 'raised by the first statement of every change (ADR 003)',
  `changed_at` timestamp(6) NOT NULL DEFAULT current_timestamp(6) ON UPDATE current_timestamp(6) COMMENT 'by the database''s clock',
  `members` int(11) NOT NULL DEFAULT 0 COMMENT 'memberships; kept with the touch',
  `pending` int(11) NOT NULL DEFAULT 0 COMMENT 'live invitations; each holds a seat (X21)',
  `teams` int(11) NOT NULL DEFAULT 0 COMMENT 'rows of team; kept with the touch',
  `edited_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the change that decided name and description',
  `plan_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the change that decided the plan',
  `credit_pool` bigint(20) DEFAULT NULL COMMENT 'credits a cycle for all who draw on the pool; null for no limit (A24, D41)',
  `credit_allowance` bigint(20) NOT NULL DEFAULT 1000 COMMENT 'credits a cycle for each on Base, where Base has an allowance (A22, X28)',
  `cycle_day` smallint(6) NOT NULL DEFAULT 1 COMMENT 'the day of a month on which a cycle begins, in UTC; the last one of a shorter month',
  `credits_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the change that decided these three',
  `created_at` datetime(6) NOT NULL,
  `deleted_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `org_slug` (`slug`),
  UNIQUE KEY `org_personal_of` (`personal_of`),
  KEY `org_scheme` (`scheme`),
  KEY `org_plan` (`plan`),
  KEY `org_changed` (`changed_at`),
  CONSTRAINT `org_personal_of` FOREIGN KEY (`personal_of`) REFERENCES `person` (`id`),
  CONSTRAINT `org_plan` FOREIGN KEY (`plan`) REFERENCES `plan` (`name`),
  CONSTRAINT `org_scheme` FOREIGN KEY (`scheme`) REFERENCES `scheme` (`name`),
  CONSTRAINT `org_slug_shape` CHECK (`slug` regexp '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT `org_members_counted` CHECK (`members` >= 0),
  CONSTRAINT `org_pending_counted` CHECK (`pending` >= 0),
  CONSTRAINT `org_personal` CHECK (`personal` = (`personal_of` is not null)),
  CONSTRAINT `org_credit_pool` CHECK (`credit_pool` between 0 and 1000000000000),
  CONSTRAINT `org_credit_allowance` CHECK (`credit_allowance` between 0 and 1000000000),
  CONSTRAINT `org_cycle_day` CHECK (`cycle_day` between 1 and 31)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `outbox` (
  `seq` bigint(20) NOT NULL AUTO_INCREMENT,
  `id` uuid NOT NULL COMMENT 'the idempotency key of the delivery',
  `kind` varchar(30) NOT NULL,
  `lane` varchar(190) NOT NULL COMMENT 'rows of a lane are sent in order',
  `words` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`words`)),
  `state` varchar(10) NOT NULL DEFAULT 'waiting',
  `attempts` int(11) NOT NULL DEFAULT 0,
  `unsure` int(11) NOT NULL DEFAULT 0 COMMENT 'tries of which nobody knows whether they delivered',
  `created_at` datetime(6) NOT NULL,
  `due_at` datetime(6) NOT NULL,
  `claimed_until` datetime(6) DEFAULT NULL COMMENT 'after that the claimer is taken for dead',
  `ended_at` datetime(6) DEFAULT NULL,
  `error` varchar(300) DEFAULT NULL,
  PRIMARY KEY (`seq`),
  UNIQUE KEY `outbox_id` (`id`),
  KEY `outbox_due` (`state`,`due_at`),
  KEY `outbox_lane` (`lane`,`seq`,`state`),
  CONSTRAINT `outbox_state` CHECK (`state` in ('waiting','claimed','sent','parked')),
  CONSTRAINT `outbox_claimed` CHECK (`state` = 'claimed' = (`claimed_until` is not null)),
  CONSTRAINT `outbox_ended` CHECK (`state` in ('sent','parked') = (`ended_at` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `pending_action` (
  `token` char(22) NOT NULL,
  `command` varchar(66) NOT NULL,
  `words` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`words`)),
  `org_id` uuid DEFAULT NULL,
  `presser` varchar(150) DEFAULT NULL COMMENT 'the only account that may press, as platform:tenant/user',
  `confirmed` tinyint(1) NOT NULL,
  `once` tinyint(1) NOT NULL,
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `used_at` datetime(6) DEFAULT NULL,
  `change_id` varchar(16) DEFAULT NULL COMMENT 'what people type, such as c-7k2m; only where a change is taken back',
  `person_id` uuid DEFAULT NULL COMMENT 'who made the change',
  `undoes` varchar(200) DEFAULT NULL COMMENT 'the change in a few words',
  `org_version` bigint(20) DEFAULT NULL COMMENT 'the version that the change gave to its org: tells which is the newest',
  PRIMARY KEY (`token`),
  UNIQUE KEY `pending_action_change` (`change_id`),
  KEY `pending_action_expiry` (`expires_at`),
  KEY `pending_action_org` (`org_id`),
  KEY `pending_action_open` (`person_id`,`org_id`,`expires_at`),
  CONSTRAINT `pending_action_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `pending_action_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `pending_action_change_whole` CHECK (`change_id` is null = (`person_id` is null) and `change_id` is null = (`undoes` is null) and `change_id` is null = (`org_version` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `person` (
  `id` uuid NOT NULL,
  `first_name` varchar(80) DEFAULT NULL,
  `last_name` varchar(80) DEFAULT NULL,
  `name_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the person''s version whose change set the name; 0 for the first',
  `display_name` varchar(160) DEFAULT NULL COMMENT 'as the chat platform shows it',
  `email` varchar(320) DEFAULT NULL COMMENT 'as typed',
  `email_norm` varchar(320) DEFAULT NULL,
  `email_proven_at` datetime(6) DEFAULT NULL,
  `email_key` varchar(320) GENERATED ALWAYS AS (case when `email_proven_at` is not null then `email_norm` end) STORED,
  `sort_name` varchar(320) GENERATED ALWAYS AS (lcase(coalesce(nullif(trim(concat_ws(' ',`first_name`,`last_name`)),''),`display_name`,`email`,''))) STORED,
  `zone` varchar(64) DEFAULT NULL,
  `version` bigint(20) NOT NULL DEFAULT 0,
  `created_at` datetime(6) NOT NULL,
  `erased_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `person_email_key` (`email_key`),
  KEY `person_email_norm` (`email_norm`),
  CONSTRAINT `person_email_normalised` CHECK (`email` is null = (`email_norm` is null)),
  CONSTRAINT `person_email_proven` CHECK (`email_proven_at` is null or `email_norm` is not null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `plan` (
  `name` varchar(10) NOT NULL,
  `title` varchar(40) NOT NULL,
  `seats` int(11) DEFAULT NULL,
  `position` smallint(6) NOT NULL DEFAULT 0 COMMENT 'the order in which plans are offered',
  PRIMARY KEY (`name`),
  CONSTRAINT `plan_seats` CHECK (`seats` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `platform_chain` (
  `id` tinyint(4) NOT NULL,
  `version` bigint(20) NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `platform_chain_single` CHECK (`id` = 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `policy_key` (
  `name` varchar(40) NOT NULL,
  `meaning` varchar(200) NOT NULL,
  `allowed` varchar(200) NOT NULL COMMENT 'the allowed values, separated by blanks',
  `kind` varchar(10) NOT NULL DEFAULT 'word' COMMENT 'word: one of allowed; number: a range; role: of the scheme; channel: of a platform',
  `decides_rights` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'set with org.policy_rights only, else with settings.manage',
  `is_fixed` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'goes with the scheme; no org sets it',
  `position` smallint(6) NOT NULL DEFAULT 0 COMMENT 'the order of the page',
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `policy_word` (
  `policy_key` varchar(40) NOT NULL,
  `word` varchar(32) NOT NULL,
  `meaning` varchar(200) NOT NULL COMMENT 'a whole sentence without its full stop',
  PRIMARY KEY (`policy_key`,`word`),
  CONSTRAINT `policy_word_key` FOREIGN KEY (`policy_key`) REFERENCES `policy_key` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `posted_message` (
  `id` uuid NOT NULL,
  `subject` varchar(20) NOT NULL,
  `subject_id` uuid NOT NULL,
  `account` varchar(150) DEFAULT NULL COMMENT 'in whose direct messages it is',
  `platform` varchar(16) NOT NULL,
  `install` varchar(64) NOT NULL,
  `channel` varchar(64) NOT NULL,
  `direct` tinyint(1) NOT NULL,
  `message` varchar(64) NOT NULL,
  `posted_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `posted_message_place` (`platform`,`install`,`channel`,`message`),
  KEY `posted_message_subject` (`subject`,`subject_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `role_grant` (
  `scheme` varchar(20) NOT NULL,
  `role` varchar(32) NOT NULL,
  `permission` varchar(40) NOT NULL,
  PRIMARY KEY (`scheme`,`role`,`permission`),
  CONSTRAINT `role_grant_role` FOREIGN KEY (`scheme`, `role`) REFERENCES `role` (`scheme`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `role_successor` (
  `from_scheme` varchar(20) NOT NULL,
  `from_role` varchar(32) NOT NULL,
  `to_scheme` varchar(20) NOT NULL,
  `to_role` varchar(32) NOT NULL,
  PRIMARY KEY (`from_scheme`,`from_role`,`to_scheme`),
  KEY `role_successor_to` (`to_scheme`,`to_role`),
  CONSTRAINT `role_successor_from` FOREIGN KEY (`from_scheme`, `from_role`) REFERENCES `role` (`scheme`, `name`),
  CONSTRAINT `role_successor_to` FOREIGN KEY (`to_scheme`, `to_role`) REFERENCES `role` (`scheme`, `name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `role` (
  `scheme` varchar(20) NOT NULL,
  `name` varchar(32) NOT NULL,
  `title` varchar(40) NOT NULL,
  `role_rank` tinyint(4) NOT NULL,
  `is_unique` tinyint(1) NOT NULL COMMENT 'exactly one holder an org; passed on by transfer only (D10)',
  `is_admin` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'counts as an admin: an org without an owner keeps one (B31, C08)',
  PRIMARY KEY (`scheme`,`name`),
  UNIQUE KEY `role_rank` (`scheme`,`role_rank`),
  CONSTRAINT `role_scheme` FOREIGN KEY (`scheme`) REFERENCES `scheme` (`name`),
  CONSTRAINT `role_rank_positive` CHECK (`role_rank` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `scheme_policy` (
  `scheme` varchar(20) NOT NULL,
  `policy_key` varchar(40) NOT NULL,
  `value` varchar(200) NOT NULL,
  PRIMARY KEY (`scheme`,`policy_key`),
  KEY `scheme_policy_key` (`policy_key`),
  CONSTRAINT `scheme_policy_key` FOREIGN KEY (`policy_key`) REFERENCES `policy_key` (`name`),
  CONSTRAINT `scheme_policy_scheme` FOREIGN KEY (`scheme`) REFERENCES `scheme` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `scheme_row` (
  `scheme` varchar(20) NOT NULL,
  `position` smallint(6) NOT NULL COMMENT 'the order of the page',
  `label` varchar(120) NOT NULL,
  `permissions` varchar(200) NOT NULL COMMENT 'separated by blanks; all of them are needed',
  PRIMARY KEY (`scheme`,`position`),
  CONSTRAINT `scheme_row_scheme` FOREIGN KEY (`scheme`) REFERENCES `scheme` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `scheme` (
  `name` varchar(20) NOT NULL,
  `title` varchar(80) NOT NULL,
  `version` bigint(20) NOT NULL COMMENT 'a checksum over its rows; the key of every cache',
  PRIMARY KEY (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `sign_in` (
  `issuer` varchar(255) NOT NULL,
  `subject` varchar(255) NOT NULL,
  `person_id` uuid NOT NULL,
  `email` varchar(320) NOT NULL COMMENT 'verified at the last sign-in',
  `email_norm` varchar(320) NOT NULL,
  `entries` longtext DEFAULT NULL COMMENT 'JSON: joined, asked or refused, an org each',
  `created_at` datetime(6) NOT NULL,
  `seen_at` datetime(6) NOT NULL,
  PRIMARY KEY (`issuer`,`subject`),
  KEY `sign_in_person` (`person_id`),
  KEY `sign_in_email` (`email_norm`),
  CONSTRAINT `sign_in_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `slack_install_state` (
  `hash` binary(32) NOT NULL COMMENT 'SHA-256 of the state, which is never stored',
  `expires_at` datetime(6) NOT NULL,
  `used_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`hash`),
  KEY `slack_install_state_age` (`expires_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `slack_installation_told` (
  `team` varchar(64) NOT NULL,
  `version` bigint(20) NOT NULL,
  `org_id` uuid NOT NULL,
  `told_at` datetime(6) NOT NULL,
  PRIMARY KEY (`team`,`version`,`org_id`),
  KEY `slack_installation_told_age` (`told_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `slack_installation` (
  `team` varchar(64) NOT NULL COMMENT 'Slack''s id of the workspace',
  `name` varchar(160) NOT NULL,
  `token` varchar(1000) DEFAULT NULL COMMENT 'the bot token, encrypted; null once it is dead, or configured',
  `scopes` varchar(1000) NOT NULL COMMENT 'what Slack granted',
  `installed_by` varchar(64) DEFAULT NULL COMMENT 'Slack''s id of the user who installed it',
  `version` bigint(20) NOT NULL COMMENT 'grows with each install and end',
  `installed_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL,
  `ended_why` varchar(64) DEFAULT NULL COMMENT 'in Slack''s words, such as app_uninstalled',
  PRIMARY KEY (`team`),
  CONSTRAINT `slack_installation_ended` CHECK (`ended_at` is null or `token` is null)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `team_member` (
  `team_id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `membership_id` uuid NOT NULL,
  `sort_name` varchar(320) NOT NULL DEFAULT '' COMMENT 'the person''s',
  `role` varchar(32) NOT NULL DEFAULT 'member' COMMENT 'owner, admin, moderator, member or viewer',
  `role_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change decided the role; an undo compares it',
  `joined_at` datetime(6) NOT NULL,
  `version` bigint(20) NOT NULL COMMENT 'the org''s version at which they joined; an undo compares it',
  `owner_of` uuid GENERATED ALWAYS AS (case when `role` = 'owner' then `team_id` end) STORED COMMENT 'unique: a team has one owner (C43)',
  PRIMARY KEY (`team_id`,`membership_id`),
  UNIQUE KEY `team_member_owner` (`owner_of`),
  KEY `team_member_team` (`team_id`,`org_id`),
  KEY `team_member_membership` (`membership_id`,`org_id`),
  KEY `team_member_by_role` (`team_id`,`role`,`role_version`,`joined_at`,`membership_id`),
  KEY `team_member_by_version` (`team_id`,`version`),
  KEY `team_member_by_name` (`team_id`,`sort_name`,`membership_id`),
  CONSTRAINT `team_member_membership` FOREIGN KEY (`membership_id`, `org_id`) REFERENCES `membership` (`id`, `org_id`) ON DELETE CASCADE,
  CONSTRAINT `team_member_team` FOREIGN KEY (`team_id`, `org_id`) REFERENCES `team` (`id`, `org_id`),
  CONSTRAINT `team_member_role` CHECK (`role` in ('owner','admin','moderator','member','viewer'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `team_role_grant` (
  `role` varchar(32) NOT NULL,
  `permission` varchar(40) NOT NULL,
  PRIMARY KEY (`role`,`permission`),
  CONSTRAINT `team_role_grant_role` FOREIGN KEY (`role`) REFERENCES `team_role` (`name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `team_role` (
  `name` varchar(32) NOT NULL,
  `title` varchar(40) NOT NULL,
  `role_rank` tinyint(4) NOT NULL,
  PRIMARY KEY (`name`),
  UNIQUE KEY `team_role_rank` (`role_rank`),
  CONSTRAINT `team_role_rank_positive` CHECK (`role_rank` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `team_word` (
  `team_id` uuid NOT NULL,
  `word` varchar(80) NOT NULL,
  `org_id` uuid NOT NULL,
  `name_norm` varchar(200) NOT NULL COMMENT 'the team''s; follows it',
  PRIMARY KEY (`team_id`,`word`),
  KEY `team_word_any` (`org_id`,`word`,`name_norm`,`team_id`),
  KEY `team_word_of` (`team_id`,`name_norm`),
  CONSTRAINT `team_word_of` FOREIGN KEY (`team_id`, `name_norm`) REFERENCES `team` (`id`, `name_norm`) ON DELETE CASCADE ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `team` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `slug` varchar(40) NOT NULL COMMENT 'made from the name; what people and the API may type instead',
  `name` varchar(80) NOT NULL,
  `name_norm` varchar(200) NOT NULL COMMENT 'the name as names are compared and ordered',
  `description` varchar(500) DEFAULT NULL,
  `edited_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change set name and description; 0 for the first',
  `colour` varchar(10) NOT NULL COMMENT 'picked from the name when the team is made (C29)',
  `status` varchar(10) NOT NULL DEFAULT 'active',
  `status_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the org''s version whose change set the status; 0 for the first',
  `budget` bigint(20) DEFAULT NULL COMMENT 'credits a cycle; null for none',
  `budget_version` bigint(20) NOT NULL DEFAULT 0 COMMENT 'the change that decided it',
  `members` int(11) NOT NULL DEFAULT 0 COMMENT 'rows of team_member; kept with the touch',
  `version` bigint(20) NOT NULL COMMENT 'the org''s version at the last change of the team or its members',
  `created_at` datetime(6) NOT NULL,
  `deactivated_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `team_of_org` (`id`,`org_id`),
  UNIQUE KEY `team_slug` (`org_id`,`slug`),
  UNIQUE KEY `team_name` (`org_id`,`name_norm`),
  UNIQUE KEY `team_with_name` (`id`,`name_norm`),
  KEY `team_by_status` (`org_id`,`status`,`name_norm`),
  CONSTRAINT `team_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `team_slug_shape` CHECK (`slug` regexp '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT `team_status` CHECK (`status` in ('active','inactive')),
  CONSTRAINT `team_deactivated` CHECK (`status` = 'inactive' = (`deactivated_at` is not null)),
  CONSTRAINT `team_members_counted` CHECK (`members` >= 0),
  CONSTRAINT `team_budget` CHECK (`budget` between 0 and 1000000000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `unlinked_account` (
  `account` varchar(150) NOT NULL COMMENT 'platform:tenant/user',
  `unlinked_at` datetime(6) NOT NULL,
  PRIMARY KEY (`account`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `unread_notice` (
  `id` uuid NOT NULL COMMENT 'the idempotency key of the delivery',
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `parting` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'told on leaving the org',
  `message` mediumtext NOT NULL,
  `told_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `unread_notice_person` (`person_id`,`told_at`),
  KEY `unread_notice_age` (`told_at`),
  KEY `unread_notice_org` (`org_id`),
  CONSTRAINT `unread_notice_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `unread_notice_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `upgrade_card` (
  `id` uuid NOT NULL,
  `request_id` uuid NOT NULL,
  `person_id` uuid DEFAULT NULL COMMENT 'whom it asks; null for a channel''s copy',
  `drawn_at` datetime(6) DEFAULT NULL COMMENT 'when what it says was read last; null before it was first',
  `channel` varchar(200) DEFAULT NULL COMMENT 'platform:install/channel of a channel''s copy',
  PRIMARY KEY (`id`),
  UNIQUE KEY `upgrade_card_person` (`request_id`,`person_id`),
  KEY `upgrade_card_of_person` (`person_id`),
  CONSTRAINT `upgrade_card_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `upgrade_card_request` FOREIGN KEY (`request_id`) REFERENCES `upgrade_request` (`id`),
  CONSTRAINT `upgrade_card_for` CHECK (`person_id` is null <> (`channel` is null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `upgrade_request` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL COMMENT 'who asks',
  `code` varchar(16) NOT NULL COMMENT 'what people type, such as r-7k2m',
  `reason` varchar(500) DEFAULT NULL,
  `days` smallint(6) DEFAULT NULL COMMENT 'for how many days Pro is asked for; null for no end',
  `renewal` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'asked for on a Pro that has an end',
  `state` varchar(10) NOT NULL DEFAULT 'pending',
  `created_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL,
  `decided_by` uuid DEFAULT NULL,
  `decision_reason` varchar(500) DEFAULT NULL,
  `by_tier` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'approved by setting the tier itself',
  `granted_until` datetime(6) DEFAULT NULL COMMENT 'when the Pro that an approval gave ends; null for no end',
  `lapsed` tinyint(1) NOT NULL DEFAULT 0 COMMENT 'cancelled because its requester went, or the org',
  `undone_at` datetime(6) DEFAULT NULL COMMENT 'when the approval was taken back',
  `undone_by` uuid DEFAULT NULL,
  `live_person` uuid GENERATED ALWAYS AS (case when `state` = 'pending' then `person_id` end) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `upgrade_request_code` (`org_id`,`code`),
  UNIQUE KEY `upgrade_request_live` (`org_id`,`live_person`),
  KEY `upgrade_request_newest` (`org_id`,`id`),
  KEY `upgrade_request_person` (`person_id`,`org_id`),
  KEY `upgrade_request_overdue` (`state`,`expires_at`),
  KEY `upgrade_request_decided_by` (`decided_by`),
  KEY `upgrade_request_undone_by` (`undone_by`),
  KEY `upgrade_request_by_state` (`org_id`,`state`,`id`),
  KEY `upgrade_request_of_person` (`org_id`,`person_id`,`id`),
  KEY `upgrade_request_overdue_in` (`org_id`,`state`,`expires_at`),
  CONSTRAINT `upgrade_request_decided_by` FOREIGN KEY (`decided_by`) REFERENCES `person` (`id`),
  CONSTRAINT `upgrade_request_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `upgrade_request_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `upgrade_request_undone_by` FOREIGN KEY (`undone_by`) REFERENCES `person` (`id`),
  CONSTRAINT `upgrade_request_state` CHECK (`state` in ('pending','approved','denied','cancelled','expired')),
  CONSTRAINT `upgrade_request_ended` CHECK (`state` = 'pending' = (`ended_at` is null)),
  CONSTRAINT `upgrade_request_decided` CHECK (`state` in ('approved','denied') = (`decided_by` is not null)),
  CONSTRAINT `upgrade_request_not_oneself` CHECK (`by_tier` <> 0 or `decided_by` <> `person_id`),
  CONSTRAINT `upgrade_request_undone` CHECK (`undone_at` is null or `state` = 'approved'),
  CONSTRAINT `upgrade_request_days` CHECK (`days` between 1 and 365)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `usage_cycle` (
  `org_id` uuid NOT NULL,
  `cycle` date NOT NULL COMMENT 'its first day',
  `person_id` uuid NOT NULL COMMENT '0 for all together',
  `credits` bigint(20) NOT NULL,
  `requests` bigint(20) NOT NULL,
  PRIMARY KEY (`org_id`,`cycle`,`person_id`),
  KEY `usage_cycle_most` (`org_id`,`cycle`,`credits`,`person_id`),
  CONSTRAINT `usage_cycle_credits` CHECK (`credits` >= 0),
  CONSTRAINT `usage_cycle_requests` CHECK (`requests` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `usage_day` (
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `day` date NOT NULL,
  `credits` bigint(20) NOT NULL,
  `from_pool` bigint(20) NOT NULL COMMENT 'of these, what the org''s pool gave; the rest the allowance',
  `requests` bigint(20) NOT NULL,
  `tick` bigint(20) NOT NULL COMMENT 'the report that raised it last',
  PRIMARY KEY (`org_id`,`person_id`,`day`),
  KEY `usage_day_tick` (`org_id`,`tick`),
  KEY `usage_day_of_org` (`org_id`,`day`,`credits`,`person_id`),
  CONSTRAINT `usage_day_credits` CHECK (`credits` >= 0),
  CONSTRAINT `usage_day_from_pool` CHECK (`from_pool` between 0 and `credits`),
  CONSTRAINT `usage_day_requests` CHECK (`requests` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `usage_event` (
  `org_id` uuid NOT NULL,
  `event` varchar(100) NOT NULL COMMENT 'the reporter''s id of it',
  `person_id` uuid NOT NULL,
  `credits` bigint(20) NOT NULL,
  `requests` bigint(20) NOT NULL,
  `at` datetime(6) NOT NULL COMMENT 'when it was used, as reported',
  `received_at` datetime(6) NOT NULL,
  PRIMARY KEY (`org_id`,`event`),
  KEY `usage_event_received` (`received_at`),
  CONSTRAINT `usage_event_credits` CHECK (`credits` >= 0),
  CONSTRAINT `usage_event_requests` CHECK (`requests` >= 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `usage_org_day` (
  `org_id` uuid NOT NULL,
  `day` date NOT NULL,
  `credits` bigint(20) NOT NULL,
  `from_pool` bigint(20) NOT NULL,
  `requests` bigint(20) NOT NULL,
  PRIMARY KEY (`org_id`,`day`),
  CONSTRAINT `usage_org_day_from_pool` CHECK (`from_pool` between 0 and `credits`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `web_session` (
  `id` uuid NOT NULL,
  `token_hash` binary(32) NOT NULL COMMENT 'SHA-256 of the cookie; the cookie is never stored',
  `way` varchar(10) NOT NULL,
  `email` varchar(320) NOT NULL COMMENT 'as typed, or as the identity provider writes it',
  `email_norm` varchar(320) NOT NULL,
  `issuer` varchar(255) DEFAULT NULL,
  `subject` varchar(255) DEFAULT NULL,
  `first_name` varchar(80) DEFAULT NULL COMMENT 'as the identity provider tells it',
  `last_name` varchar(80) DEFAULT NULL,
  `person_id` uuid DEFAULT NULL,
  `agent` varchar(160) DEFAULT NULL COMMENT 'which browser, in words',
  `proved_at` datetime(6) NOT NULL,
  `seen_at` datetime(6) NOT NULL,
  `expires_at` datetime(6) NOT NULL,
  `ended_at` datetime(6) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `web_session_token` (`token_hash`),
  KEY `web_session_person` (`person_id`,`ended_at`,`expires_at`),
  KEY `web_session_age` (`expires_at`),
  CONSTRAINT `web_session_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`),
  CONSTRAINT `web_session_way` CHECK (`way` in ('code','sign-in')),
  CONSTRAINT `web_session_provider` CHECK (`way` = 'sign-in' = (`issuer` is not null and `subject` is not null))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `webhook` (
  `id` uuid NOT NULL,
  `org_id` uuid NOT NULL,
  `code` varchar(16) NOT NULL COMMENT 'what people type, such as w-7k2m',
  `url` varchar(500) NOT NULL,
  `events` varchar(500) NOT NULL COMMENT 'which: * or words such as member.* team.created, by blanks',
  `description` varchar(200) DEFAULT NULL,
  `generation` int(11) NOT NULL DEFAULT 1 COMMENT 'of the signing secret',
  `rotated_at` datetime(6) DEFAULT NULL COMMENT 'the former secret signs too for a day',
  `edited_version` bigint(20) NOT NULL COMMENT 'the change that decided what it is now',
  `created_at` datetime(6) NOT NULL,
  `created_by` uuid DEFAULT NULL,
  `disabled_at` datetime(6) DEFAULT NULL COMMENT 'nothing is sent until it is enabled again',
  `last_success_at` datetime(6) DEFAULT NULL,
  `last_failure_at` datetime(6) DEFAULT NULL,
  `last_error` varchar(300) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `webhook_code` (`org_id`,`code`),
  UNIQUE KEY `webhook_url` (`org_id`,`url`),
  KEY `webhook_created_by` (`created_by`),
  CONSTRAINT `webhook_created_by` FOREIGN KEY (`created_by`) REFERENCES `person` (`id`),
  CONSTRAINT `webhook_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `webhook_https` CHECK (`url` like 'https://%'),
  CONSTRAINT `webhook_generation` CHECK (`generation` >= 1)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `welcomed` (
  `org_id` uuid NOT NULL,
  `person_id` uuid NOT NULL,
  `welcomed_at` datetime(6) NOT NULL,
  PRIMARY KEY (`org_id`,`person_id`),
  KEY `welcomed_person` (`person_id`),
  CONSTRAINT `welcomed_org` FOREIGN KEY (`org_id`) REFERENCES `org` (`id`),
  CONSTRAINT `welcomed_person` FOREIGN KEY (`person_id`) REFERENCES `person` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;

CREATE TABLE `wrong_code` (
  `id` uuid NOT NULL,
  `account` varchar(150) NOT NULL,
  `tried_at` datetime(6) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `wrong_code_account` (`account`,`tried_at`),
  KEY `wrong_code_age` (`tried_at`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin;
