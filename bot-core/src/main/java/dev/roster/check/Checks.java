package dev.roster.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.apikey.ApiKey;
import dev.roster.apikey.KeyState;
import dev.roster.apikey.KeyUse;
import dev.roster.command.Callers;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.team.Teams;
import dev.roster.usage.Meter;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers "may this person or key do that now?" from memory, by the code that decides on commands.
 *
 * <p>Never stale where a change was made: whoever changed something gets the answer after {@link
 * Transactions#onCommit} was called here. Elsewhere never older than 200 ms: see {@link Watch}.
 * What can go wrong in between, and why it does not:
 *
 * <ul>
 *   <li>Somebody is read before a change commits and kept after it: what is read carries the org's
 *       version of its first statement, {@link Seated} notes the version of each change, and keeps
 *       nothing older. It does not matter which of the two comes first.
 *   <li>A change commits while nobody is kept: whoever is read is put where changes find them
 *       before they are read ({@link OrgState#member}); so is their org, and the owner of a key.
 *   <li>An org is dropped and begun anew while somebody reads one of its members: what is read is
 *       kept with the org that was dropped, and nobody finds it there.
 *   <li>A change of another process is followed by one of this process: the version up to which
 *       changes are known is raised here only by one, so that the poll still asks what the other
 *       did.
 *   <li>A word comes to mean somebody else: who was meant carries a version too, and every change
 *       of who is in the org or of an account raises the one from which on words are looked up
 *       again.
 *   <li>Usage is the same with the account's ticks in place of the org's versions.
 * </ul>
 */
public final class Checks implements AutoCloseable {

  /** Members that are kept at most, of all orgs together; some hundred bytes each. */
  private static final int MOST = 100_000;

  private static final long SECOND_NANOS = 1_000_000_000;

  private final InstantSource clock;
  private final OrgStates states;
  private final Reading reading;
  private final Watch watch;
  private final HeldKeys keys;
  private final KeyUse use;
  private final Verdicts verdicts;
  private final Cache<Word, Named> names = Caffeine.newBuilder().maximumSize(MOST).build();

  private record Word(OrgState org, String word) {}

  private record InTeam(String permission, String team) {}

  /** Wires it; answers at once, and asks the database less once it is started. */
  public Checks(
      Databases databases,
      Transactions transactions,
      Meter meter,
      InstantSource clock,
      Callers callers,
      Teams teams) {
    this.clock = clock;
    this.states = new OrgStates(databases);
    this.reading = new Reading(databases, callers, clock);
    this.watch = new Watch(databases, states, reading);
    this.keys = new HeldKeys(databases, states, watch);
    this.use = new KeyUse(transactions, clock);
    this.verdicts = new Verdicts(databases, teams);
    transactions.onCommit(states::committed);
    meter.onRecorded(states::recorded);
  }

  /** Begins to look for what other processes change. */
  public void start() {
    watch.start();
  }

  /**
   * Answers.
   *
   * @throws BadQuestionException when there is no such org or permission
   * @throws CheckUnavailableException when the answer is not known and the database is silent
   */
  public Answer check(Question question) {
    try {
      OrgState org = org(question.org());
      return switch (question.subject()) {
        case Subject.Person(var word) ->
            answer(org, view(org, named(org, word).member()), question);
        case Subject.Key(var hash) -> byKey(org, hash, question);
      };
    } catch (RuntimeException e) {
      throw closed(e);
    }
  }

  private Answer answer(OrgState org, @Nullable View view, Question question) {
    if (view == null) {
      return nobody(Answer.NOT_A_MEMBER, question);
    }
    String team = question.team();
    Object asked = team == null ? question.permission() : new InTeam(question.permission(), team);
    Answer known = view.answer(asked);
    return known != null ? known : view.keep(asked, verdicts.decide(org, view, question));
  }

  private static Answer nobody(String rule, Question question) {
    Verdicts.requireAnswerable(question);
    return Answer.ofNobody(rule);
  }

  private Answer byKey(OrgState org, KeyHash hash, Question question) {
    HeldKey held = keys.get(hash);
    if (held == null || !held.state().id().equals(org.id())) {
      return nobody("key.unknown", question);
    }
    ApiKey key = held.key();
    if (key.isService()) {
      // It opens the API, and speaks for nobody who could do anything in the product.
      return nobody("key.service", question);
    }
    View owner = view(held.state(), held.owner());
    return switch (state(key, owner)) {
      case LIVE, SUSPENDED -> {
        use.noteUsed(key.id());
        yield answer(org, owner, question);
      }
      case GONE -> nobody(Answer.NOT_A_MEMBER, question);
      case DEMOTED -> nobody("key.demoted", question);
      case EXPIRED -> nobody("key.expired", question);
      case REVOKED -> nobody("key.revoked", question);
    };
  }

  private KeyState state(ApiKey key, @Nullable View owner) {
    return KeyState.of(
        key, Optional.ofNullable(owner).map(view -> view.standing().seat()), clock.instant());
  }

  /** Whether what a caller presented is somebody's own key, which speaks for no org. */
  public boolean isPersonal(String bearer) {
    return ApiKey.isKey(bearer)
        && guarded(() -> {
          HeldKey held = keys.get(KeyHash.of(bearer));
          return held != null && !held.key().isService();
        });
  }

  /**
   * The service key that a caller presented, when it works now.
   *
   * @param bearer whatever was presented
   * @throws CheckUnavailableException when that is not known and the database is silent
   */
  public Optional<ServiceKey> service(String bearer) {
    if (!ApiKey.isKey(bearer)) {
      return Optional.empty();
    }
    return guarded(() -> {
      HeldKey held = keys.get(KeyHash.of(bearer));
      if (held == null || !held.key().isService() || state(held.key(), null) != KeyState.LIVE) {
        return Optional.empty();
      }
      use.noteUsed(held.key().id());
      return Optional.of(held.service());
    });
  }

  /**
   * What a key is good for; empty when it does not work now, or not in that org.
   *
   * @param org the short name of the org that asks
   * @throws CheckUnavailableException when that is not known and the database is silent
   */
  public Optional<Introspection> introspect(String org, KeyHash hash) {
    return guarded(() -> {
      HeldKey held = keys.get(hash);
      if (held == null || !held.state().slug().equals(org)) {
        return Optional.empty();
      }
      View owner = held.key().isService() ? null : view(held.state(), held.owner());
      if (state(held.key(), owner) != KeyState.LIVE) {
        return Optional.empty();
      }
      return Optional.of(held.introspection(owner == null ? List.of() : permissions(owner)));
    });
  }

  /** What somebody may do now, in the contract's order. */
  private static List<String> permissions(View view) {
    return Arrays.stream(Permission.values())
        .filter(permission ->
            Access.decide(AccessRequest.of(view.standing().seat(), permission))
                instanceof Decision.Allowed)
        .map(Permission::word)
        .toList();
  }

  /**
   * Whom a word means of those who are or were in an org, for what is reported late; empty for
   * nobody.
   *
   * @param org its short name
   * @param word as in {@link Subject.Person}
   * @throws BadQuestionException when there is no such org
   * @throws CheckUnavailableException when that is not known and the database is silent
   */
  public Optional<UUID> whoUsed(String org, String word) {
    return guarded(() -> {
      OrgState state = org(org);
      Seated member = named(state, word).member();
      return member == null ? reading.former(state, word) : Optional.of(member.person());
    });
  }

  private OrgState org(String slug) {
    OrgState org = states.get(slug);
    long nanos = System.nanoTime();
    if (org != null) {
      watch.require(org, nanos);
      if (org.isDropped()) {
        // It was deleted, or everything is read anew.
        org = states.get(slug);
      }
    }
    if (org == null) {
      throw BadQuestionException.unknownOrg(slug);
    }
    if (nanos - org.asked() > SECOND_NANOS) {
      org.asked(nanos);
    }
    return org;
  }

  private Named named(OrgState org, String typed) {
    var key = new Word(org, typed);
    Named known = names.getIfPresent(key);
    if (known == null || !org.stillMeans(known.version())) {
      known = reading.meant(org, typed);
      names.put(key, known);
    }
    return known;
  }

  private @Nullable View view(OrgState org, @Nullable Seated member) {
    if (member == null) {
      return null;
    }
    View known = member.view();
    return known != null && known.holds(org.floor(), org.pool(), clock.millis())
        ? known
        : reading.view(org, member);
  }

  /** Looks at once for what other processes changed, for tests. */
  void look() {
    watch.poll();
  }

  /** What is kept of a member, for tests of what is forgotten. */
  @Nullable Standing kept(String slug, String person) {
    OrgState org = org(slug);
    Seated member = named(org, person).member();
    return member == null ? null : member.standing();
  }

  private static <T> T guarded(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (RuntimeException e) {
      throw closed(e);
    }
  }

  private static RuntimeException closed(RuntimeException e) {
    return Databases.isUnavailable(e) ? new CheckUnavailableException(e) : e;
  }

  @Override
  public void close() {
    watch.close();
  }
}
