package dev.roster.testing;

import static java.util.Map.entry;

import dev.roster.audit.AuditVerifier;
import dev.roster.person.SearchWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold whatever happened (trust.md, R2 and R4), asked of the rows themselves. */
public final class Invariants {

  private static final Map<String, String> BROKEN_BY =
      Map.ofEntries(
          entry(
              "an org has no owner or more than one",
              """
              select o.slug from org o where o.scheme in ('owned', 'portal') and o.deleted_at is null
                and (select count(*) from membership m where m.org_id = o.id and m.role = 'owner') <> 1
              """),
          entry(
              "somebody holds a role that their org's scheme does not know",
              """
              select m.id from membership m
              join org o on o.id = m.org_id
              left join role r on r.scheme = o.scheme and r.name = m.role
              where r.name is null
              """),
          entry(
              "an org's count of members is wrong",
              """
              select o.slug from org o
              where o.members <> (select count(*) from membership m where m.org_id = o.id)
              """),
          entry(
              "an org's headcount by role, status and tier is wrong",
              """
              select org_id, role, status, tier from (
                select org_id, role, status, tier, members from headcount
                union all
                select org_id, role, status, tier, -count(*) from membership
                group by org_id, role, status, tier) counted
              group by org_id, role, status, tier having sum(members) <> 0
              """),
          entry(
              "an org's count of invitations is wrong",
              """
              select o.slug from org o where o.pending <>
                (select count(*) from invitation i where i.org_id = o.id and i.state = 'pending')
              """),
          entry(
              "an org has more people than its plan has room for",
              """
              select o.slug from org o join plan p on p.name = o.plan
              where p.seats < o.members + o.pending
              """),
          entry(
              "a team's count of members is wrong",
              """
              select t.slug from team t
              where t.members <> (select count(*) from team_member m where m.team_id = t.id)
              """),
          entry(
              "somebody in a team is sorted there by another name than theirs",
              """
              select tm.membership_id from team_member tm
              join membership m on m.id = tm.membership_id
              join person p on p.id = m.person_id
              where tm.sort_name <> p.sort_name or m.sort_name <> p.sort_name
              """),
          entry(
              "somebody is in a team of an org that they are not in",
              """
              select tm.membership_id from team_member tm
              join team t on t.id = tm.team_id
              left join membership m on m.id = tm.membership_id and m.org_id = t.org_id
              where m.id is null or tm.org_id <> t.org_id
              """),
          entry(
              "a version of an org has no audit event",
              """
              select o.slug from org o where o.version <>
                (select count(distinct e.version) from audit_event e where e.chain = o.id)
              """),
          entry(
              "an invitation was accepted without a membership",
              """
              select i.id from invitation i where i.state = 'accepted' and not exists
                (select 1 from membership m where m.org_id = i.org_id and m.person_id = i.member_id)
                and not exists (select 1 from audit_event e
                  where e.chain = i.org_id and e.action in ('member.removed', 'member.left')
                    and json_value(e.before_values, '$.person') = i.member_id)
              """),
          entry(
              "an accepted invitation has not one event of its acceptance",
              """
              select i.id from invitation i where i.state = 'accepted' and
                (select count(*) from audit_event e
                 where e.chain = i.org_id and e.target_id = i.id and e.action = 'invitation.accepted') <> 1
              """),
          entry(
              "a tier is not what its last event says",
              """
              select m.id from membership m
              where (m.tier = 'pro' or m.tier_version is not null) and not exists
                (select 1 from audit_event e where e.chain = m.org_id and e.version = m.tier_version
                   and e.action = 'member.tier' and e.target_id = m.id
                   and e.after_values like concat('%"tier":"', m.tier, '"%') collate utf8mb4_bin)
              """),
          entry(
              "a limit is not what the event that decided it says",
              """
              select m.id from membership m
              where (m.credit_cap is not null or m.cap_version <> 0) and not exists
                (select 1 from audit_event e where e.chain = m.org_id
                   and e.version = m.cap_version and e.target_id = m.id
                   and e.after_values like concat(
                     '%"limit":"', coalesce(m.credit_cap, 'none'), '"%') collate utf8mb4_bin)
              """),
          entry(
              "a status is not what the event that decided it says",
              """
              select m.id from membership m
              where (m.status = 'suspended' or m.status_version <> 0) and not exists
                (select 1 from audit_event e where e.chain = m.org_id
                   and e.version = m.status_version and e.target_id = m.id
                   and e.after_values like concat('%"status":"', m.status, '"%') collate utf8mb4_bin)
              """),
          entry(
              "a role is not what the event that decided it says",
              """
              select m.id from membership m
              where m.role_version <> 0 and not exists
                (select 1 from audit_event e where e.chain = m.org_id
                   and e.version = m.role_version
                   and (e.target_id = m.id
                     and e.after_values like concat('%"role":"', m.role, '"%') collate utf8mb4_bin
                     or e.action = 'org.scheme'
                     and e.after_values like concat('%":"', m.role, '"%') collate utf8mb4_bin))
              """),
          entry(
              "an org without an owner has no active admin",
              """
              select o.slug from org o
              join scheme_policy p on p.scheme = o.scheme and p.policy_key = 'owner.required'
              where p.value = 'no' and o.deleted_at is null and not exists
                (select 1 from membership m
                 join role r on r.scheme = o.scheme and r.name = m.role and r.is_admin
                 where m.org_id = o.id and m.status = 'active')
              """),
          entry(
              "somebody who went left something that waits for them",
              """
              select i.id from invitation i where i.state = 'pending' and exists
                (select 1 from audit_event e
                 where e.chain = i.org_id and e.action in ('member.removed', 'member.left')
                   and json_value(e.before_values, '$.person') = i.invited_by)
                and not exists (select 1 from membership m
                  where m.org_id = i.org_id and m.person_id = i.invited_by)
              union all
              select r.id from upgrade_request r where r.state = 'pending' and not exists
                (select 1 from membership m
                 where m.org_id = r.org_id and m.person_id = r.person_id)
              """),
          entry(
              "a deleted org has something that is still open",
              """
              select o.slug from org o where o.deleted_at is not null and (o.pending > 0
                or exists (select 1 from upgrade_request r
                  where r.org_id = o.id and r.state = 'pending')
                or exists (select 1 from join_request r
                  where r.org_id = o.id and r.state = 'pending')
                or exists (select 1 from org_domain d where d.org_id = o.id)
                or exists (select 1 from org_install i where i.org_id = o.id)
                or exists (select 1 from channel_org c where c.org_id = o.id)
                or exists (select 1 from chat_identity i where i.current_org = o.id))
              """),
          entry(
              "a membership has more than one live request",
              """
              select person_id from upgrade_request where state = 'pending'
              group by org_id, person_id having count(*) > 1
              """),
          entry(
              "an end of Pro is not what the event that decided it says",
              """
              select m.id from membership m
              join audit_event e on e.chain = m.org_id and e.version = m.tier_version
                and e.action = 'member.tier' and e.target_id = m.id
              where not (m.tier_until <=> cast(replace(replace(
                json_value(e.after_values, '$.until'), 'T', ' '), 'Z', '') as datetime(6)))
              """),
          entry(
              "somebody on Pro without an end has a live request",
              """
              select r.id from upgrade_request r
              join membership m on m.org_id = r.org_id and m.person_id = r.person_id
              where r.state = 'pending' and m.tier = 'pro' and m.tier_until is null
              """),
          entry(
              "a request that is over has not one event of its end",
              """
              select r.id from upgrade_request r where r.state <> 'pending' and
                (r.ended_at is null or (select
                   coalesce(sum(e.action in ('upgrade.approved', 'upgrade.denied',
                                    'upgrade.cancelled', 'upgrade.expired')), 0)
                   - coalesce(sum(e.action = 'upgrade.reopened'), 0)
                 from audit_event e where e.chain = r.org_id and e.target_id = r.id)
                 + exists (select 1 from audit_event e where e.chain = r.org_id
                     and e.action = 'upgrade.cancelled_all' and e.at = r.ended_at) <> 1)
              """),
          entry(
              "an event of usage is not in the sum of its day",
              """
              select e.org_id, e.person_id, e.day from (
                select org_id, person_id, date(at) as day, sum(credits) as credits,
                  sum(requests) as requests
                from usage_event group by org_id, person_id, date(at)) e
              left join usage_day d
                on d.org_id = e.org_id and d.person_id = e.person_id and d.day = e.day
              where d.day is null or d.credits < e.credits or d.requests < e.requests
              """),
          entry(
              "the sums of people and of their org by day differ",
              """
              select org_id, day from (
                select org_id, day, credits, from_pool, requests from usage_day
                union all
                select org_id, day, -credits, -from_pool, -requests from usage_org_day) counted
              group by org_id, day
              having sum(credits) <> 0 or sum(from_pool) <> 0 or sum(requests) <> 0
              """),
          entry(
              "the sums of people in a cycle are not that of all together",
              """
              select org_id, cycle from (
                select org_id, cycle, credits, requests from usage_cycle
                where person_id <> '00000000-0000-0000-0000-000000000000'
                union all
                select org_id, cycle, -credits, -requests from usage_cycle
                where person_id = '00000000-0000-0000-0000-000000000000') counted
              group by org_id, cycle
              having sum(credits) <> 0 or sum(requests) <> 0
              """),
          entry(
              "the sums of cycles are not those of days",
              """
              select org_id from (
                select org_id, credits, requests from usage_day
                union all
                select org_id, -credits, -requests from usage_cycle
                where person_id <> '00000000-0000-0000-0000-000000000000') counted
              group by org_id
              having sum(credits) <> 0 or sum(requests) <> 0
              """),
          entry(
              "a member's sums of usage are not those of their days",
              """
              select m.id from membership m where (m.credits_used, m.requests_made) <>
                (select coalesce(sum(d.credits), 0), coalesce(sum(d.requests), 0)
                 from usage_day d where d.org_id = m.org_id and d.person_id = m.person_id)
              """),
          entry(
              "a day of usage has more from the pool than was used",
              """
              select org_id, person_id, day from usage_day where from_pool > credits
              union all
              select org_id, null, day from usage_org_day where from_pool > credits
              """),
          entry(
              "a proven domain leads into more than one org, or is not what its last event says",
              """
              select domain from org_domain where state = 'proven'
              group by domain having count(*) > 1
              union all
              select d.domain from org_domain d where not exists
                (select 1 from audit_event e where e.chain = d.org_id and e.version = d.version
                   and e.action in ('domain.added', 'domain.proven', 'domain.suspended',
                     'domain.restored')
                   and json_value(e.after_values, '$.domain') collate utf8mb4_nopad_bin = d.domain
                   and json_value(e.after_values, '$.state') collate utf8mb4_nopad_bin = d.state)
              """),
          entry(
              "an org that is somebody's own has a domain",
              """
              select d.domain from org_domain d
              join org o on o.id = d.org_id and o.personal_of is not null
              """),
          entry(
              "a member waits to be let in",
              """
              select r.id from join_request r
              join membership m on m.org_id = r.org_id and m.person_id = r.person_id
              where r.state = 'pending'
              """),
          entry(
              "a request to join that is over has not one event of its end",
              """
              select r.id from join_request r
              where r.state <> 'pending' and
                (select count(*) from audit_event e where e.chain = r.org_id and e.target_id = r.id
                   and e.action = concat('join.', r.state) collate utf8mb4_nopad_bin)
                + (r.state = 'cancelled' and exists (select 1 from audit_event e
                     where e.chain = r.org_id and e.action = 'org.deleted'
                       and e.at = r.ended_at)) <> 1
              """),
          entry(
              "who was let in has no event of coming in by the same change",
              """
              select r.id from join_request r
              join audit_event e on e.chain = r.org_id and e.target_id = r.id
                and e.action = 'join.approved'
              where not exists (select 1 from audit_event j where j.chain = e.chain
                and j.version = e.version and j.action = 'member.joined')
              """),
          entry(
              "a decided request has no decider, or the requester as one",
              """
              select r.id from upgrade_request r
              where (r.state in ('approved', 'denied')) <> (r.decided_by is not null)
                or (r.decided_by = r.person_id and not r.by_tier)
              """));

  private Invariants() {}

  /** Fails, naming everything that does not hold. */
  public static void require(TestDatabase database, byte[] auditKey) {
    List<String> broken = new ArrayList<>(broken(database));
    broken.addAll(wronglyFound(database));
    broken.addAll(WholeChains.brokenSince(database, auditKey));
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("; ", broken));
    }
  }

  /** Members who are not found by the words of their name and address, or by others. */
  private static List<String> wronglyFound(TestDatabase database) {
    return database
        .rows(
            """
            select m.id, hex(coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''),
                p.display_name, p.email, 'Somebody')), coalesce(hex(p.email_norm), ''),
              (select group_concat(hex(concat(w.word, ' ', w.sort_name = p.sort_name and m.sort_name = p.sort_name)))
               from member_word w where w.membership_id = m.id)
            from membership m join person p on p.id = m.person_id
            where exists (select 1 from member_word w where w.membership_id = m.id)
            """)
        .stream()
        .map(row -> row.split(" ", -1))
        .filter(row -> !words(row[3]).equals(expected(text(row[1]), text(row[2]))))
        .map(row -> "the words of membership " + row[0] + " are " + words(row[3]))
        .toList();
  }

  private static Set<String> words(String found) {
    return Arrays.stream(found.split(",", -1)).map(Invariants::text).collect(Collectors.toSet());
  }

  private static Set<String> expected(String name, String email) {
    return SearchWords.of(name, Optional.of(email).filter(address -> !address.isEmpty())).stream()
        .map(word -> word + " 1")
        .collect(Collectors.toSet());
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  /** What the audit's own check finds. */
  public static List<String> brokenChains(TestDatabase database, byte[] auditKey) {
    var verifier = new AuditVerifier(auditKey);
    return database
        .databases()
        .read(sql ->
            verifier.chains(sql).stream()
                .map(chain -> verifier.verify(sql, chain))
                .filter(report -> !report.isWhole())
                .map(report -> "the chain " + report.chain() + ": " + report.faults())
                .toList());
  }

  /** What does not hold, apart from the audit chain; empty when all is well. */
  public static List<String> broken(TestDatabase database) {
    var broken = new ArrayList<String>();
    BROKEN_BY.forEach((what, query) -> {
      List<String> rows = database.rows(query);
      if (!rows.isEmpty()) {
        broken.add(what + ": " + rows);
      }
    });
    return broken;
  }
}
