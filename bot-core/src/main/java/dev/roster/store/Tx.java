package dev.roster.store;

import static java.util.Objects.requireNonNull;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Operators;
import dev.roster.access.Refusal;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamRequest;
import dev.roster.audit.Actor;
import dev.roster.audit.AuditEvent;
import dev.roster.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a change. Made by {@link Transactions} only; its org row was written
 * first, so that everything read through it is what any other change of this org left behind (ADR
 * 003).
 */
public final class Tx {

  private final Handle sql;
  private final Instant now;
  private final Actor actor;
  private final AuditLog audit;
  private final UUID chain;
  private final long version;
  private final int tries;
  private final List<AuditEvent> events = new ArrayList<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final List<CommitListener.Commit> others = new ArrayList<>();
  private final Map<String, Object> told = new HashMap<>();
  private @Nullable Beginning beginning;
  private boolean decided;
  private boolean operated;
  private boolean unchanged;

  Tx(Handle sql, Instant now, Actor actor, AuditLog audit, UUID chain, long version) {
    this(sql, now, actor, audit, chain, version, 1);
  }

  Tx(Handle sql, Instant now, Actor actor, AuditLog audit, UUID chain, long version, int tries) {
    this.sql = requireNonNull(sql, "sql must not be null");
    this.now = now;
    this.actor = actor;
    this.audit = audit;
    this.chain = chain;
    this.version = version;
    this.tries = tries;
  }

  /** The transaction's connection, for the {@code XxxTable} classes. */
  public Handle sql() {
    return sql;
  }

  /** The database's time at the beginning; the same for everything in this change. */
  public Instant now() {
    return now;
  }

  /** Who makes the change. */
  public Actor actor() {
    return actor;
  }

  /** The org whose row was written; its audit chain takes the events. */
  public UUID org() {
    return chain;
  }

  /** The version that this change gives to the org; of what was used, the account's tick. */
  public long version() {
    return version;
  }

  /** The how many-th try of the change this is: 1 for the first, more after conflicts. */
  public int tries() {
    return tries;
  }

  /** Decides, and notes that a decision fell. */
  public Decision decide(AccessRequest request) {
    return noted(Access.decide(request));
  }

  private Decision noted(Decision decision) {
    decided = true;
    operated |= decision instanceof Decision.Allowed && decision.rule().equals(Operators.RULE);
    return decision;
  }

  /**
   * Decides and goes on only when it is allowed.
   *
   * @throws Refusal with the rule in plain words and who could do it instead
   */
  public void require(AccessRequest request) {
    if (decide(request) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  /** Decides on a team, and notes that a decision fell. */
  public Decision decide(TeamRequest request) {
    return noted(TeamAccess.decide(request));
  }

  /**
   * Decides on a team and goes on only when it is allowed.
   *
   * @throws Refusal with the rule in plain words and who could do it instead
   */
  public void require(TeamRequest request) {
    if (decide(request) instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  /**
   * Notes that this is an act on oneself, which needs no rank: request, link, leave, accept,
   * decline and founding an org (design.md, "Rights as data").
   */
  public void actsOnOneself() {
    decided = true;
  }

  /**
   * Notes that Roster itself does what time demands, such as ending what has run out; no rank can
   * forbid that.
   */
  public void actsAsSystem() {
    decided = true;
  }

  /**
   * Notes that somebody does what only the people who run this Roster may, whatever they are in the
   * org; that they do run it was found out for the same call.
   */
  public void actsAsOperator() {
    decided = true;
    operated = true;
  }

  /** Whether the change was allowed only because its actor runs this Roster. */
  public boolean isOperated() {
    return operated;
  }

  /** Whether anything was recorded so far. */
  public boolean hasEvents() {
    return !events.isEmpty();
  }

  /** Records an event of this change. */
  public void audit(AuditEvent event) {
    events.add(event);
  }

  /**
   * Touches another org too, because what is known of one of its people changes, and records the
   * event in its chain. Orgs are named in the order of their ids.
   */
  public void alsoIn(UUID org, AuditEvent event) {
    long touched = Transactions.touch(sql, org);
    Optional<byte[]> end = Beginning.chainEndNow(sql, org);
    audit.append(sql, org, touched, now, actor, end, List.of(event));
    outgoing.addAll(Subscriptions.of(Subscriptions.read(sql, org), org, touched, List.of(event)));
    others.add(new CommitListener.Commit(org, touched, List.of(event)));
  }

  /**
   * Changes another org too, as a change of its own there that commits with this one. Orgs are
   * named in the order of their ids.
   */
  public void alsoChange(UUID org, Consumer<Tx> work) {
    Optional<Long> seen = Beginning.versionSeen(sql, org);
    long touched = Transactions.touch(sql, org);
    if (seen.filter(version -> version + 1 == touched).isEmpty()) {
      // INVARIANT: what is read of the org is as new as its row (ADR 003).
      throw new OvertakenException();
    }
    var there = new Tx(sql, now, actor, audit, org, touched, tries);
    work.accept(there);
    if (!there.decided || there.events.isEmpty()) {
      throw new IllegalStateException("a change must decide and leave an audit event");
    }
    Optional<byte[]> end = Beginning.chainEndNow(sql, org);
    audit.append(sql, org, touched, now, actor, end, there.events);
    outgoing.addAll(there.outgoing);
    outgoing.addAll(Subscriptions.of(Subscriptions.read(sql, org), org, touched, there.events));
    others.addAll(there.commits());
  }

  /**
   * Makes another org beside the one that is changed: the work inserts its row with version 1, and
   * its events begin a chain of its own. Nobody else can know that org before the commit, so there
   * is nothing to touch.
   */
  public void newOrgBeside(UUID org, Consumer<Tx> work) {
    var beside = new Tx(sql, now, actor, audit, org, 1, tries);
    work.accept(beside);
    if (!beside.decided || beside.events.isEmpty()) {
      throw new IllegalStateException("a change must decide and leave an audit event");
    }
    audit.append(sql, org, beside.version, now, actor, Optional.empty(), beside.events);
    outgoing.addAll(beside.outgoing);
    others.addAll(beside.commits());
  }

  /** Sends something after the commit. */
  public void send(Outgoing message) {
    outgoing.add(message);
  }

  /**
   * Says that nothing is to be changed after all, such as when the same delivery was handled
   * before: the transaction is rolled back and the work's result is the answer.
   */
  public void leaveUnchanged() {
    unchanged = true;
  }

  /** What the same delivery was answered before; empty for something new (trust.md, R3). */
  public Optional<Deliveries.Kept> answeredBefore() {
    return beginning().answer();
  }

  /**
   * Notes what a program is told beside the words of the answer, such as the id of what was made.
   *
   * @param value texts, numbers, lists and maps of them; no secret
   */
  public void tell(String name, Object value) {
    told.put(name, value);
  }

  /** What a program is told beside the words of the answer. */
  public Map<String, Object> told() {
    return Map.copyOf(told);
  }

  /** The hash of the last event in the chain that this change appends to; empty for a new one. */
  Optional<byte[]> chainEnd() {
    return beginning().chainEnd();
  }

  /** Who hears of this change beside people. */
  Optional<String> webhooks() {
    return beginning().webhooks();
  }

  private Beginning beginning() {
    Beginning read = beginning;
    if (read == null) {
      read = Beginning.read(sql, actor.key(), chain);
      beginning = read;
    }
    return read;
  }

  /** Whether the work said that nothing is to be changed after all. */
  public boolean isUnchanged() {
    return unchanged;
  }

  boolean isDecided() {
    return decided;
  }

  /** What is committed with it: this change, and those of other orgs that it touched. */
  List<CommitListener.Commit> commits() {
    var commits = new ArrayList<>(others);
    commits.add(new CommitListener.Commit(chain, version, events));
    return commits;
  }

  List<AuditEvent> events() {
    return events;
  }

  List<Outgoing> outgoing() {
    return outgoing;
  }
}
