-- The shipped schemes as data (rules.md, design.md "Rights"). Runs again whenever it changes; each
-- statement leaves the same rows however often it runs. A role's own grants are listed; the last
-- step adds the lower roles' to each higher one (B07).
insert into plan (name, title, seats, position) values
  ('free', 'Free', 1, 1),
  ('starter', 'Starter', 5, 2),
  ('pro', 'Pro', null, 3),
  ('byok', 'BYOK', 5, 4)
on duplicate key update title = value(title), seats = value(seats), position = value(position);

insert into policy_key (position, name, kind, allowed, decides_rights, is_fixed, meaning) values
  (10, 'join.invite', 'word', 'on off', true, false,
    'Whether people are invited at all'),
  (13, 'join.identity', 'word', 'link verified_email idp', true, false,
    'How whoever is invited proves who they are on the web'),
  (14, 'join.domain', 'word', 'off auto ask', true, false,
    'What becomes of people who sign in with an address of the org''s domains'),
  (15, 'join.domain_role', 'role', 'lowest', true, false,
    'The role of people who come in by the org''s domains; lowest is the lowest role'),
  (11, 'invite.default_role', 'role', 'lowest', false, false,
    'The role of an invitation that names none; lowest is the lowest role'),
  (12, 'invite.resend_cooldown', 'number', '0 to 1440', false, false,
    'Minutes between two mails of one invitation'),
  (20, 'grant.ceiling', 'word', 'any own_rank below_own', true, false,
    'Which roles one may hand out: any, up to one''s own, or only lower ones'),
  (21, 'target.rule', 'word', 'any not_owner below_only', true, false,
    'Whom one may change: anybody, anybody but the owner, or only people below one''s own role'),
  (22, 'admin.demote_by', 'word', 'any owner', true, false,
    'Who may change the role of an admin, suspend or remove them: any who may do that, or the owner only'),
  (23, 'role.confirm', 'word', 'raise always', true, false,
    'When a role change asks first: only when it raises somebody, or always'),
  (30, 'owner.required', 'word', 'yes no', true, true,
    'Whether the org has exactly one owner, or else at least one admin'),
  (31, 'admins.min_hard', 'number', '1 to 10', true, false,
    'How many active admins must remain; a change that leaves fewer is refused'),
  (32, 'admins.min_warn', 'number', '1 to 10', false, false,
    'A change that leaves fewer active admins says so'),
  (33, 'admins.max_warn', 'number', '1 to 1000', false, false,
    'A change that makes more active admins says so'),
  (40, 'seats.count', 'word', 'members+pending', true, true,
    'Who takes a seat of the plan: members and whoever is invited'),
  (50, 'team.roles', 'word', 'flat five', true, false,
    'Whether everybody in a team is a plain member, or teams have five roles'),
  (60, 'approvals.channel', 'channel', 'none', false, false,
    'Where requests are shown, for Pro and of people who ask to come in: direct messages to who may decide, or one channel'),
  (70, 'credits.base', 'word', 'allowance pool', true, false,
    'What members on Base use: an allowance of their own each cycle, or the org''s pool'),
  (71, 'team.budget_mode', 'word', 'advisory', false, true,
    'What a team''s budget does: it is shown and never charged'),
  (80, 'keys.auto_ide', 'word', 'on off', true, false,
    'Whether the product may make a key of its own for a member''s IDE'),
  (81, 'keys.on_remove', 'word', 'all by_origin(ide) none', true, false,
    'Which keys end with a membership'),
  (82, 'keys.on_suspend', 'word', 'block none', true, false,
    'What becomes of the keys of whoever is suspended'),
  (83, 'keys.on_demote', 'word', 'revoke block none', true, false,
    'What becomes of the keys of whoever may not create keys any more'),
  (90, 'session.on_remove', 'word', 'invalidate', false, true,
    'What becomes of the sessions of whoever is removed or suspended'),
  (91, 'session.on_role_change', 'word', 'keep', false, true,
    'What becomes of the sessions of whoever gets another role')
on duplicate key update position = value(position), kind = value(kind), allowed = value(allowed),
  decides_rights = value(decides_rights), is_fixed = value(is_fixed), meaning = value(meaning);

insert into policy_word (policy_key, word, meaning) values
  ('join.invite', 'on', 'Whose role includes it may invite people'),
  ('join.invite', 'off', 'Nobody is invited; people come in by sign-in or a platform admin'),
  ('join.identity', 'link', 'By the mailed link and a code mailed to the same address'),
  ('join.identity', 'verified_email', 'By signing in with the invited address, which the identity provider verified'),
  ('join.identity', 'idp', 'By signing in at the identity provider'),
  ('join.domain', 'off', 'They wait for an invitation like anybody else'),
  ('join.domain', 'auto', 'They are in at once'),
  ('join.domain', 'ask', 'Whoever may take people in is asked'),
  ('session.on_remove', 'invalidate', 'They end at once'),
  ('session.on_role_change', 'keep', 'They go on'),
  ('grant.ceiling', 'any', 'Who may hand out roles may hand out each of them'),
  ('grant.ceiling', 'own_rank', 'One hands out roles up to one''s own'),
  ('grant.ceiling', 'below_own', 'One hands out only roles lower than one''s own'),
  ('target.rule', 'any', 'One may change people in any role'),
  ('target.rule', 'not_owner', 'One may change anybody but the owner'),
  ('target.rule', 'below_only', 'One may change only people in a lower role'),
  ('admin.demote_by', 'any',
    'Who may change roles, suspend or remove people may do that to admins too'),
  ('admin.demote_by', 'owner',
    'Only the owner changes the role of an admin, suspends or removes them'),
  ('role.confirm', 'raise', 'A role change asks first when it raises somebody'),
  ('role.confirm', 'always', 'Each role change asks first'),
  ('owner.required', 'yes', 'The org has exactly one owner'),
  ('owner.required', 'no', 'The org has no owner and keeps at least one admin'),
  ('seats.count', 'members+pending', 'Members and live invitations each take a seat'),
  ('team.roles', 'flat', 'Everybody in a team is a plain member'),
  ('team.roles', 'five', 'Teams have an owner, admins, moderators, members and viewers of their own'),
  ('credits.base', 'allowance', 'Each member on Base has an allowance of their own; Pro draws on the pool'),
  ('credits.base', 'pool', 'All members draw on the org''s pool, whatever their tier'),
  ('team.budget_mode', 'advisory', 'A team''s budget is shown beside its usage and never charged'),
  ('keys.auto_ide', 'on', 'The product may make a key for a member''s IDE, whatever their role'),
  ('keys.auto_ide', 'off', 'Only whose role includes it has keys'),
  ('keys.on_remove', 'all', 'All keys of whoever is removed or leaves are revoked'),
  ('keys.on_remove', 'by_origin(ide)', 'Keys made for their IDE are revoked, the others only rest'),
  ('keys.on_remove', 'none', 'Keys rest, and work again when their owner is back'),
  ('keys.on_suspend', 'block', 'Keys do not work while their owner is suspended, and work again afterwards'),
  ('keys.on_suspend', 'none', 'Keys stay known while their owner is suspended, but may do nothing'),
  ('keys.on_demote', 'revoke', 'Their keys are revoked'),
  ('keys.on_demote', 'block', 'Their keys do not work, and work again once the role includes it'),
  ('keys.on_demote', 'none', 'Their keys go on working')
on duplicate key update meaning = value(meaning);

insert into scheme (name, title, version) values
  ('network', 'Member and admin', 0),
  ('ladder', 'Five roles from AgentUser to Admin', 0),
  ('directory', 'User and org admin', 0),
  ('owned', 'Owner, admin, member', 0),
  ('portal', 'Owner, admin, member; the owner alone makes admins', 0)
on duplicate key update title = value(title);

insert into role (scheme, name, title, role_rank, is_unique, is_admin) values
  ('network', 'member', 'Member', 1, false, false),
  ('network', 'admin', 'Admin', 2, false, true),
  ('ladder', 'agent_user', 'AgentUser', 1, false, false),
  ('ladder', 'monitor', 'Monitor', 2, false, false),
  ('ladder', 'editor', 'Editor', 3, false, false),
  ('ladder', 'manager', 'Manager', 4, false, false),
  ('ladder', 'admin', 'Admin', 5, false, true),
  ('directory', 'user', 'User', 1, false, false),
  ('directory', 'org_admin', 'Org admin', 2, false, true),
  ('owned', 'member', 'Member', 1, false, false),
  ('owned', 'admin', 'Admin', 2, false, true),
  ('owned', 'owner', 'Owner', 3, true, true),
  ('portal', 'member', 'Member', 1, false, false),
  ('portal', 'admin', 'Admin', 2, false, true),
  ('portal', 'owner', 'Owner', 3, true, true)
on duplicate key update title = value(title), role_rank = value(role_rank),
  is_unique = value(is_unique), is_admin = value(is_admin);

-- The same for all, then what each scheme has of its own (X01 to X31).
insert into scheme_policy (scheme, policy_key, value)
select s.name, k.name, k.value
from scheme s
join (
  select 'join.invite' as name, 'on' as value
  union all select 'invite.default_role', 'lowest'
  union all select 'join.identity', 'link'
  union all select 'join.domain', 'off'
  union all select 'join.domain_role', 'lowest'
  union all select 'session.on_remove', 'invalidate'
  union all select 'session.on_role_change', 'keep'
  union all select 'invite.resend_cooldown', '5'
  union all select 'grant.ceiling', 'own_rank'
  union all select 'target.rule', 'any'
  union all select 'admin.demote_by', 'any'
  union all select 'role.confirm', 'raise'
  union all select 'owner.required', 'no'
  union all select 'admins.min_hard', '1'
  union all select 'admins.min_warn', '2'
  union all select 'admins.max_warn', '2'
  union all select 'seats.count', 'members+pending'
  union all select 'team.roles', 'flat'
  union all select 'approvals.channel', 'none'
  union all select 'credits.base', 'allowance'
  union all select 'team.budget_mode', 'advisory'
  union all select 'keys.auto_ide', 'off'
  union all select 'keys.on_remove', 'all'
  union all select 'keys.on_suspend', 'block'
  union all select 'keys.on_demote', 'revoke') k
-- Without a condition `on duplicate` would be read as the join's.
where true
on duplicate key update value = value(value);

insert into scheme_policy (scheme, policy_key, value) values
  ('ladder', 'grant.ceiling', 'any'),
  ('directory', 'join.invite', 'off'),
  ('directory', 'join.identity', 'idp'),
  ('directory', 'join.domain', 'auto'),
  ('directory', 'target.rule', 'below_only'),
  ('directory', 'team.roles', 'five'),
  ('owned', 'target.rule', 'not_owner'),
  ('owned', 'owner.required', 'yes'),
  ('owned', 'credits.base', 'pool'),
  ('owned', 'keys.auto_ide', 'on'),
  ('portal', 'join.identity', 'verified_email'),
  ('portal', 'target.rule', 'not_owner'),
  ('portal', 'grant.ceiling', 'below_own'),
  ('portal', 'admin.demote_by', 'owner'),
  ('portal', 'role.confirm', 'always'),
  ('portal', 'owner.required', 'yes')
on duplicate key update value = value(value);

delete from role_grant;

insert into role_grant (scheme, role, permission) values
  ('network', 'member', 'inbox.use'),
  ('network', 'member', 'inference.use'),
  ('network', 'member', 'agents.launch'),
  ('network', 'member', 'skills.manage'),
  ('network', 'member', 'automations.view'),
  ('network', 'member', 'automations.edit'),
  ('network', 'member', 'usage.view_own'),
  ('network', 'member', 'upgrade.request'),
  ('ladder', 'agent_user', 'inbox.use'),
  ('ladder', 'agent_user', 'inference.use'),
  ('ladder', 'agent_user', 'usage.view_own'),
  ('ladder', 'agent_user', 'upgrade.request'),
  ('ladder', 'monitor', 'automations.view'),
  ('ladder', 'monitor', 'member.list'),
  ('ladder', 'monitor', 'usage.view_all'),
  ('ladder', 'monitor', 'audit.view'),
  ('ladder', 'editor', 'automations.edit'),
  ('ladder', 'editor', 'skills.manage'),
  ('ladder', 'editor', 'agents.launch'),
  ('ladder', 'editor', 'agents.configure'),
  ('ladder', 'editor', 'keys.create'),
  ('ladder', 'manager', 'invite.create'),
  ('directory', 'user', 'inbox.use'),
  ('directory', 'user', 'inference.use'),
  ('directory', 'user', 'agents.launch'),
  ('directory', 'user', 'skills.manage'),
  ('directory', 'user', 'keys.create'),
  ('directory', 'user', 'usage.view_own'),
  ('directory', 'user', 'upgrade.request'),
  ('owned', 'member', 'inbox.use'),
  ('owned', 'member', 'inference.use'),
  ('owned', 'member', 'agents.launch'),
  ('owned', 'member', 'usage.view_own'),
  ('owned', 'member', 'usage.view_all'),
  ('owned', 'member', 'upgrade.request'),
  ('owned', 'admin', 'keys.create'),
  ('owned', 'admin', 'keys.manage'),
  ('owned', 'admin', 'agents.configure'),
  ('owned', 'admin', 'skills.manage'),
  ('owned', 'admin', 'gateway.configure'),
  ('owned', 'admin', 'dlp.manage'),
  ('owned', 'admin', 'automations.view'),
  ('owned', 'admin', 'automations.edit'),
  ('owned', 'admin', 'invite.create'),
  ('owned', 'admin', 'member.list'),
  ('owned', 'admin', 'member.edit'),
  ('owned', 'admin', 'member.change_role'),
  ('owned', 'admin', 'member.suspend'),
  ('owned', 'admin', 'member.remove'),
  ('owned', 'admin', 'member.tier'),
  ('owned', 'admin', 'member.limit'),
  ('owned', 'admin', 'member.export'),
  ('owned', 'admin', 'team.create'),
  ('owned', 'admin', 'team.manage'),
  ('owned', 'admin', 'upgrade.approve'),
  ('owned', 'admin', 'review.manage'),
  ('owned', 'admin', 'audit.view'),
  ('owned', 'admin', 'settings.manage'),
  ('owned', 'owner', 'keys.service'),
  ('owned', 'owner', 'org.policy_rights'),
  ('owned', 'owner', 'licensing.manage'),
  ('owned', 'owner', 'billing.manage'),
  ('owned', 'owner', 'org.transfer'),
  ('owned', 'owner', 'org.delete'),
  ('portal', 'member', 'inbox.use'),
  ('portal', 'member', 'inference.use'),
  ('portal', 'member', 'agents.launch'),
  ('portal', 'member', 'skills.manage'),
  ('portal', 'member', 'usage.view_own'),
  ('portal', 'member', 'upgrade.request'),
  ('portal', 'admin', 'usage.view_all'),
  ('portal', 'admin', 'invite.create'),
  ('portal', 'admin', 'keys.create'),
  ('portal', 'admin', 'keys.manage'),
  ('portal', 'admin', 'gateway.configure'),
  ('portal', 'admin', 'dlp.manage'),
  ('portal', 'admin', 'audit.view'),
  ('portal', 'admin', 'agents.configure'),
  ('portal', 'admin', 'automations.view'),
  ('portal', 'admin', 'automations.edit'),
  ('portal', 'admin', 'member.list'),
  ('portal', 'admin', 'member.edit'),
  ('portal', 'admin', 'member.suspend'),
  ('portal', 'admin', 'member.remove'),
  ('portal', 'admin', 'member.tier'),
  ('portal', 'admin', 'member.limit'),
  ('portal', 'admin', 'member.export'),
  ('portal', 'admin', 'team.create'),
  ('portal', 'admin', 'team.manage'),
  ('portal', 'admin', 'upgrade.approve'),
  ('portal', 'admin', 'review.manage'),
  ('portal', 'admin', 'settings.manage');

insert ignore into role_grant (scheme, role, permission)
select higher.scheme, higher.name, g.permission
from role higher
join role lower_role on lower_role.scheme = higher.scheme and lower_role.role_rank < higher.role_rank
join role_grant g on g.scheme = lower_role.scheme and g.role = lower_role.name;

-- The owner of `owned` holds everything; other schemes' highest roles are named by what they lack.
insert into role_grant (scheme, role, permission)
select top.scheme, top.role, everything.permission
from (
  select 'network' as scheme, 'admin' as role, ' org.transfer ' as lacks
  union all select 'ladder', 'admin', ' org.transfer '
  union all select 'directory', 'org_admin',
    ' invite.create org.policy_rights billing.manage licensing.manage org.transfer org.delete '
  union all select 'portal', 'owner', '') top
join role_grant everything on everything.scheme = 'owned' and everything.role = 'owner'
left join role_grant held on held.scheme = top.scheme and held.role = top.role
  and held.permission = everything.permission
where held.permission is null
  and locate(concat(' ', everything.permission, ' '), top.lacks) = 0;

delete from flag_grant;

insert into flag_grant (scheme, flag, permission) values
  ('directory', 'subscriber_admin', 'billing.manage'),
  ('directory', 'subscriber_admin', 'licensing.manage');

-- What the five roles of teams hold, where `team.roles` is five (C33 to C37); like the schemes' roles
-- each adds to the one below.
insert into team_role (name, title, role_rank) values
  ('viewer', 'Viewer', 1),
  ('member', 'Member', 2),
  ('moderator', 'Moderator', 3),
  ('admin', 'Admin', 4),
  ('owner', 'Owner', 5)
on duplicate key update title = value(title), role_rank = value(role_rank);

delete from team_role_grant;

insert into team_role_grant (role, permission) values
  ('viewer', 'team.view'),
  ('member', 'team.use'),
  ('moderator', 'team.content'),
  ('admin', 'team.members'),
  ('admin', 'team.roles'),
  ('admin', 'team.budget'),
  ('owner', 'team.transfer'),
  ('owner', 'team.delete');

insert ignore into team_role_grant (role, permission)
select higher.name, g.permission
from team_role higher
join team_role lower_role on lower_role.role_rank < higher.role_rank
join team_role_grant g on g.role = lower_role.name;

-- What becomes of each role under another scheme: the only holder of the highest role stays that or
-- becomes an admin; who counts as an admin becomes one; everybody else gets the lowest role. A name
-- that two schemes share means nothing: least privilege decides.
delete from role_successor;

insert into role_successor (from_scheme, from_role, to_scheme, to_role)
select f.scheme, f.name, s.name,
  coalesce(
    case when f.is_unique then
      (select r.name from role r where r.scheme = s.name and r.is_unique) end,
    case when f.is_admin then
      (select r.name from role r where r.scheme = s.name and r.is_admin and not r.is_unique) end,
    (select r.name from role r where r.scheme = s.name and r.role_rank = 1))
from role f
join scheme s on s.name <> f.scheme;

-- The rows of the tables in which the sources say who may do what (A, D09, E10); who may follows from
-- the rights. Several permissions are needed together.
delete from scheme_row;

insert into scheme_row (scheme, position, label, permissions) values
  ('network', 1, 'Use the AI', 'inference.use'),
  ('network', 2, 'Launch agents', 'agents.launch'),
  ('network', 3, 'Work on skills', 'skills.manage'),
  ('network', 4, 'Edit automations', 'automations.edit'),
  ('network', 5, 'Ask for the tier Pro', 'upgrade.request'),
  ('network', 6, 'Invite people', 'invite.create'),
  ('network', 7, 'Deactivate and reactivate accounts', 'member.suspend'),
  ('network', 8, 'Change roles', 'member.change_role'),
  ('network', 9, 'Structure teams', 'team.create team.manage'),
  ('network', 10, 'Set the tier Base or Pro, decide on requests', 'member.tier upgrade.approve'),
  ('network', 11, 'Settings', 'settings.manage'),
  ('network', 12, 'Billing', 'billing.manage'),
  ('ladder', 1, 'Use the inbox', 'inbox.use'),
  ('ladder', 2, 'See automations, people and usage', 'automations.view member.list usage.view_all'),
  ('ladder', 3, 'Build and edit automations', 'automations.edit'),
  ('ladder', 4, 'Invite people', 'invite.create'),
  ('ladder', 5, 'Manage people, licences and settings',
    'member.change_role member.suspend member.remove licensing.manage settings.manage'),
  ('directory', 1, 'Chat', 'inference.use'),
  ('directory', 2, 'Work on one''s own sources and skills', 'skills.manage'),
  ('directory', 3, 'Create personal API keys', 'keys.create'),
  ('directory', 4, 'Send invitations', 'invite.create'),
  ('directory', 5, 'Manage members below one''s own role', 'member.list member.edit member.change_role'),
  ('directory', 6, 'Create teams', 'team.create'),
  ('directory', 7, 'Billing', 'billing.manage'),
  ('owned', 1, 'Use the AI', 'inference.use'),
  ('owned', 2, 'Launch agents', 'agents.launch'),
  ('owned', 3, 'View usage analytics', 'usage.view_all'),
  ('owned', 4, 'Create API keys', 'keys.create'),
  ('owned', 5, 'Change agent settings', 'agents.configure'),
  ('owned', 6, 'Invite people', 'invite.create'),
  ('owned', 7, 'Remove people', 'member.remove'),
  ('owned', 8, 'Change roles', 'member.change_role'),
  ('owned', 9, 'Manage billing', 'billing.manage'),
  ('owned', 10, 'Delete the org', 'org.delete'),
  ('owned', 11, 'Transfer ownership', 'org.transfer'),
  ('portal', 1, 'Use chat', 'inference.use'),
  ('portal', 2, 'Use skills', 'skills.manage'),
  ('portal', 3, 'View one''s own usage', 'usage.view_own'),
  ('portal', 4, 'View the team''s usage', 'usage.view_all'),
  ('portal', 5, 'Invite and remove people', 'invite.create member.remove'),
  ('portal', 6, 'Configure the gateway', 'gateway.configure'),
  ('portal', 7, 'Manage data protection', 'dlp.manage'),
  ('portal', 8, 'Read the audit', 'audit.view'),
  ('portal', 9, 'Manage API keys', 'keys.create keys.manage'),
  ('portal', 10, 'Manage billing', 'billing.manage'),
  ('portal', 11, 'Delete the org', 'org.delete'),
  ('portal', 12, 'Transfer ownership', 'org.transfer');

-- What a tier means to the product (A23, A25).
delete from feature_flag;

insert into feature_flag (tier, flag, value) values
  ('base', 'model_selector', 'limited'),
  ('pro', 'model_selector', 'full');

update scheme s set version =
  (select coalesce(sum(crc32(concat_ws('/', r.name, r.title, r.role_rank, r.is_unique, r.is_admin))), 0)
     from role r where r.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', g.role, g.permission))), 0)
       from role_grant g where g.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', f.flag, f.permission))), 0)
       from flag_grant f where f.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', p.policy_key, p.value))), 0)
       from scheme_policy p where p.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', t.name, t.title, t.role_rank))), 0) from team_role t)
  + (select coalesce(sum(crc32(concat_ws('/', h.role, h.permission))), 0) from team_role_grant h);
