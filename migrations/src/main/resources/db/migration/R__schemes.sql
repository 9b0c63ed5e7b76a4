-- The shipped schemes as data (rules.md, design.md "Rights"). Runs again whenever it changes; each
-- statement leaves the same rows however often it runs. A role's own grants are listed; the last
-- step adds the lower roles' to each higher one (B07).
insert into plan (name, title, seats) values
  ('free', 'Free', 1),
  ('starter', 'Starter', 5),
  ('pro', 'Pro', null),
  ('byok', 'BYOK', 5)
on duplicate key update title = value(title), seats = value(seats);

insert into policy_key (name, meaning, allowed) values
  ('grant.ceiling', 'Which roles one may hand out, compared with one''s own', 'any own_rank below_own'),
  ('target.rule', 'Whom one may change, compared with one''s own role', 'any not_owner below_only'),
  ('owner.required', 'Whether an org has exactly one owner, or else at least one admin', 'yes no'),
  ('invite.resend_cooldown', 'Minutes between two mails of one invitation', '0 to 1440'),
  ('team.roles', 'Whether everybody in a team is a plain member, or teams have five roles', 'flat five')
on duplicate key update meaning = value(meaning), allowed = value(allowed);

insert into scheme (name, title, version) values
  ('owned', 'Owner, admin, member', 0)
on duplicate key update title = value(title);

insert into role (scheme, name, title, role_rank, is_unique) values
  ('owned', 'member', 'Member', 1, false),
  ('owned', 'admin', 'Admin', 2, false),
  ('owned', 'owner', 'Owner', 3, true)
on duplicate key update title = value(title), role_rank = value(role_rank), is_unique = value(is_unique);

insert into scheme_policy (scheme, policy_key, value) values
  ('owned', 'grant.ceiling', 'own_rank'),
  ('owned', 'target.rule', 'not_owner'),
  ('owned', 'owner.required', 'yes'),
  ('owned', 'invite.resend_cooldown', '5'),
  ('owned', 'team.roles', 'flat')
on duplicate key update value = value(value);

delete from role_grant;

insert into role_grant (scheme, role, permission) values
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
  ('owned', 'owner', 'org.delete');

insert ignore into role_grant (scheme, role, permission)
select higher.scheme, higher.name, g.permission
from role higher
join role lower_role on lower_role.scheme = higher.scheme and lower_role.role_rank < higher.role_rank
join role_grant g on g.scheme = lower_role.scheme and g.role = lower_role.name;

update scheme s set version =
  (select coalesce(sum(crc32(concat_ws('/', r.name, r.title, r.role_rank, r.is_unique))), 0)
     from role r where r.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', g.role, g.permission))), 0)
       from role_grant g where g.scheme = s.name)
  + (select coalesce(sum(crc32(concat_ws('/', p.policy_key, p.value))), 0)
       from scheme_policy p where p.scheme = s.name);
