package dev.roster.invite;

import dev.roster.chat.Account;
import dev.roster.invite.Invitation.State;
import dev.roster.invite.Invitation.ToTeam;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.team.Team;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** SQL of {@code invitation}. */
final class InvitationTable {

  static final String SELECT =
      "select i.*, "
          + PersonSql.NAME
          + " as inviter, t.name as team_name from invitation i"
          + " join person p on p.id = i.invited_by"
          + " left join team t on t.id = i.team_id ";

  static final RowMapper<Invitation> MAPPER =
      (rs, context) ->
          new Invitation(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              Optional.ofNullable(rs.getString("email")),
              Optional.ofNullable(rs.getString("account")).flatMap(Account::parse),
              Optional.ofNullable(rs.getString("name")),
              rs.getString("role"),
              team(rs.getString("team_id"), rs.getString("team_name")),
              Optional.ofNullable(rs.getString("message")),
              State.of(rs.getString("state")),
              rs.getInt("generation"),
              UUID.fromString(rs.getString("invited_by")),
              rs.getString("inviter"),
              instant(rs.getObject("created_at", LocalDateTime.class)),
              instant(rs.getObject("sent_at", LocalDateTime.class)),
              instant(rs.getObject("expires_at", LocalDateTime.class)),
              Optional.ofNullable(rs.getObject("ended_at", LocalDateTime.class))
                  .map(InvitationTable::instant),
              Optional.ofNullable(rs.getString("member_id")).map(UUID::fromString),
              mail(rs));

  private static final int AT_ONCE = 1_000;

  private InvitationTable() {}

  private static Optional<ToTeam> team(@Nullable String id, @Nullable String name) {
    return Optional.ofNullable(id)
        .map(team -> new ToTeam(UUID.fromString(team), Optional.ofNullable(name)));
  }

  private static Optional<MailState> mail(ResultSet rs) throws SQLException {
    String state = rs.getString("mail_state");
    return state == null
        ? Optional.empty()
        : Optional.of(
            new MailState(
                MailState.Kind.of(state),
                instant(rs.getObject("mail_at", LocalDateTime.class)),
                Optional.ofNullable(rs.getString("mail_words")),
                rs.getInt("mail_copies")));
  }

  private static Instant instant(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC);
  }

  static void insert(
      Handle sql,
      Instant now,
      UUID id,
      UUID org,
      Invitee invitee,
      Offer offer,
      byte[] tokenHash,
      UUID invitedBy,
      Instant expiresAt) {
    sql.createUpdate(
            """
            insert into invitation (id, org_id, email, email_norm, account, name, role, team_id,
              message, state, token_hash, invited_by, created_at, sent_at, expires_at)
            values (:id, :org, :email, :norm, :account, :name, :role, :team,
              :message, 'pending', :hash, :by, :now, :now, :expires)
            """)
        .bind("id", id)
        .bind("org", org)
        .bind("email", invitee.email().map(EmailAddress::typed).orElse(null))
        .bind("norm", invitee.email().map(EmailAddress::normalised).orElse(null))
        .bind("account", invitee.account().map(Account::toString).orElse(null))
        .bind("name", invitee.name().orElse(null))
        .bind("role", offer.role().name())
        .bind("team", offer.team().map(Team::id).orElse(null))
        .bind("message", offer.message().orElse(null))
        .bind("hash", tokenHash)
        .bind("by", invitedBy)
        .bind("now", now)
        .bind("expires", expiresAt)
        .execute();
    MailTable.queued(sql, id, now);
    addPending(sql, org, 1);
    InvitationWords.add(sql, id, invitee);
  }

  static void addPending(Handle sql, UUID org, int count) {
    sql.createUpdate("update org set pending = pending + :count where id = :org")
        .bind("count", count)
        .bind("org", org)
        .execute();
  }

  static Optional<Invitation> find(Handle sql, UUID id) {
    return sql.createQuery(SELECT + "where i.id = :id").bind("id", id).map(MAPPER).findOne();
  }

  static Optional<Invitation> byTokenHash(Handle sql, byte[] hash) {
    return sql.createQuery(SELECT + "where i.token_hash = :hash")
        .bind("hash", hash)
        .map(MAPPER)
        .findOne();
  }

  /** The same of one that can be answered, or that ran out; nothing is read of any other. */
  static Optional<Invitation> openByTokenHash(Handle sql, byte[] hash) {
    return sql.createQuery(
            SELECT
                + "join org o on o.id = i.org_id and o.deleted_at is null"
                + " where i.token_hash = :hash and i.state in ('pending', 'expired')")
        .bind("hash", hash)
        .map(MAPPER)
        .findOne();
  }

  /** The newest invitation of that invitee in the org, a pending one before all others. */
  static Optional<Invitation> newest(
      Handle sql, UUID org, @Nullable String emailNorm, @Nullable String account) {
    // Each by its own index: together MariaDB would look through the whole org.
    String one =
        """
        (select id, state, created_at from invitation force index (%s)
         where %s and org_id = :org)
        """;
    return sql.createQuery(
            SELECT
                + "join ("
                + one.formatted("invitation_email", "email_norm = :email")
                + " union "
                + one.formatted("invitation_account", "account = :account")
                + """
                 order by state = 'pending' desc, created_at desc, id desc
                limit 1) one on one.id = i.id
                """)
        .bind("org", org)
        .bind("email", emailNorm)
        .bind("account", account)
        .map(MAPPER)
        .findOne();
  }

  /** Pending invitations whose time has run out. */
  static List<UUID> overdue(Handle sql, UUID org, Instant now) {
    return sql.createQuery(
            """
            select id from invitation force index (invitation_overdue)
            where org_id = :org and state = 'pending' and expires_at <= :now
            order by expires_at, id
            """)
        .bind("org", org)
        .bind("now", now)
        .mapTo(UUID.class)
        .list();
  }

  /** Ends a pending invitation; false when it is not pending any more. */
  static boolean end(
      Handle sql, UUID org, UUID id, State state, Instant now, @Nullable UUID member) {
    int rows =
        sql.createUpdate(
                """
                update invitation set state = :state, ended_at = :now, member_id = :member
                where id = :id and state = 'pending'
                """)
            .bind("state", state.word())
            .bind("now", now)
            .bind("member", member)
            .bind("id", id)
            .execute();
    if (rows == 1) {
      addPending(sql, org, -1);
    }
    return rows == 1;
  }

  /** Ends many of one org that wait for an answer; how many did. */
  static int endAll(Handle sql, UUID org, List<UUID> ids, State state, Instant now) {
    int ended = 0;
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      ended +=
          sql.createUpdate(
                  """
                  update invitation set state = :state, ended_at = :now
                  where id in (<ids>) and state = 'pending'
                  """)
              .bind("state", state.word())
              .bind("now", now)
              .bindList("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
              .execute();
    }
    if (ended > 0) {
      addPending(sql, org, -ended);
    }
    return ended;
  }

  /** Orgs with invitations whose time has run out, and that are not deleted. */
  static List<UUID> orgsWithOverdue(Handle sql, Instant now, int most) {
    return sql.createQuery(
            """
            select distinct l.org_id from (
              select org_id from invitation force index (invitation_overdue_anywhere)
              where state = 'pending' and expires_at <= :now
              order by expires_at limit :most) l
            join org o on o.id = l.org_id and o.deleted_at is null
            """)
        .bind("now", now)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** Gives an invitation a new link and a new time; an ended one is pending again (D24, D25). */
  static void renew(
      Handle sql,
      Invitation before,
      byte[] tokenHash,
      UUID invitedBy,
      Instant now,
      Instant expiresAt) {
    sql.createUpdate(
            """
            update invitation set state = 'pending', ended_at = null, member_id = null,
              generation = generation + 1, token_hash = :hash, invited_by = :by, sent_at = :now,
              expires_at = :expires
            where id = :id
            """)
        .bind("hash", tokenHash)
        .bind("by", invitedBy)
        .bind("now", now)
        .bind("expires", expiresAt)
        .bind("id", before.id())
        .execute();
    MailTable.queued(sql, before.id(), now);
    if (before.state() != State.PENDING) {
      addPending(sql, before.org(), 1);
    }
  }

  /** Makes a cancelled invitation pending again, with the link it had. */
  static boolean reopen(Handle sql, Instant now, UUID org, UUID id) {
    int rows =
        sql.createUpdate(
                """
                update invitation set state = 'pending', ended_at = null
                where id = :id and org_id = :org and state = 'cancelled'
                """)
            .bind("id", id)
            .bind("org", org)
            .execute();
    if (rows == 1) {
      MailTable.queued(sql, id, now);
      addPending(sql, org, 1);
    }
    return rows == 1;
  }

  /** Whether the org is connected to where the account is. */
  static boolean isConnected(Handle sql, UUID org, Account account) {
    return sql.createQuery("select " + PersonSql.connected(":org", ":platform", ":tenant"))
        .bind("org", org)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .mapTo(Boolean.class)
        .one();
  }

  static String orgName(Handle sql, UUID org) {
    return sql.createQuery("select name from org where id = :org")
        .bind("org", org)
        .mapTo(String.class)
        .one();
  }
}
