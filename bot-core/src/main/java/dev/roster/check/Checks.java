package dev.roster.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.access.TeamAccess;
import dev.roster.access.TeamPermission;
import dev.roster.access.TeamSeat;
import dev.roster.access.TeamState;
import dev.roster.command.Callers;
import dev.roster.command.Shown;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.team.Teams;
import dev.roster.usage.Meter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers "may this person or key do that now?" from memory, by the code that decides on commands.
 *
 * <p>Never stale where a change was made: whoever changed something gets the answer after {@link
 * dev.roster.store.Transactions#onCommit} was called here. Elsewhere never older than 200 ms: see
 * {@link Watch}. What can go wrong in between, and why it does not:
 *
 * <ul>
 *   <li>Somebody is read before a change commits and kept after it: what is read carries the org's
 *       version of its first statement, {@link Seated} notes the version of each change, and keeps
 *       nothing older. It does not matter which of the two comes first.
 *   <li>A change commits while nobody is kept: whoever is read is put where changes find them before
 *       they are read ({@link OrgState#member}); so is their org.
 *   <li>An org is dropped and begun anew while somebody reads one of its members: what is read is
 *       kept with the org that was dropped, and nobody finds it there.
 *   <li>A change of another process is followed by one of this process: the org's version is raised
 *       here only by one, so that the poll still asks what the other one did.
 *   <li>A word comes to mean somebody else: who was meant carries a version too, and every change of
 *       who is in the org or of an account raises the one from which on words are looked up again.
 *   <li>Usage is the same with the account's ticks in place of the org's versions.
 * </ul>
 */
public final class Checks implements AutoCloseable {

  /** Members and keys that are kept at most; some hundred bytes each. */
  private static final int MOST = 100_000;

  private static final long SECOND_NANOS = 1_000_000_000;

  private final Databases databases;
  private final InstantSource clock;
  private final OrgStates states;
  private final Reading reading;
  private final Watch watch;
  private final Teams teams;
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
    this.databases = databases;
    this.clock = clock;
    this.teams = teams;
    this.states = new OrgStates(databases);
    this.reading = new Reading(databases, callers, clock);
    this.watch = new Watch(databases, states, reading);
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
      return answer(question);
    } catch (RuntimeException e) {
      throw Databases.isUnavailable(e) ? new CheckUnavailableException(e) : e;
    }
  }

  private Answer answer(Question question) {
    OrgState state = state(question.org());
    View view =
        switch (question.subject()) {
          case Subject.Person(var word) -> view(state, named(state, word).member());
          case Subject.Key key -> throw new IllegalStateException("later" + key);
        };
    if (view == null) {
      requireKnown(question);
      return Answer.ofNobody(Answer.NOT_A_MEMBER);
    }
    String team = question.team();
    Object asked =
        team == null ? question.permission() : new InTeam(question.permission(), team);
    Answer known = view.answer(asked);
    return known != null ? known : view.keep(asked, decide(state, view, question));
  }

  private OrgState state(String slug) {
    OrgState state = states.get(slug);
    if (state == null) {
      throw unknownOrg(slug);
    }
    long nanos = System.nanoTime();
    watch.require(state, nanos);
    if (state.isDropped()) {
      // It was deleted, or everything is read anew.
      state = states.get(slug);
      if (state == null) {
        throw unknownOrg(slug);
      }
    }
    if (nanos - state.asked() > SECOND_NANOS) {
      state.asked(nanos);
    }
    return state;
  }

  private static BadQuestionException unknownOrg(String slug) {
    return new BadQuestionException("org", "There is no org `%s` here.".formatted(Shown.of(slug)));
  }

  private Named named(OrgState state, String typed) {
    var key = new Word(state, typed);
    Named known = names.getIfPresent(key);
    if (known == null || !state.stillMeans(known.version())) {
      known = reading.meant(state, typed);
      names.put(key, known);
    }
    return known;
  }

  private @Nullable View view(OrgState state, @Nullable Seated member) {
    if (member == null) {
      return null;
    }
    View known = member.view();
    return known != null && known.holds(state.floor(), state.pool(), clock.millis())
        ? known
        : reading.view(state, member);
  }

  /** What is kept of a member, for tests of what is forgotten. */
  @Nullable Standing kept(String slug, String person) {
    OrgState state = state(slug);
    Seated member = named(state, person).member();
    return member == null ? null : member.standing();
  }

  private static void requireKnown(Question question) {
    if (Permission.of(question.permission()).isEmpty()) {
      requireTeam(question, teamPermission(question));
    }
  }

  private static TeamPermission teamPermission(Question question) {
    return TeamPermission.of(question.permission())
        .orElseThrow(() ->
            new BadQuestionException(
                "permission",
                "There is no permission `%s`. Those that there are stand in docs/roles.md, such as `inference.use`."
                    .formatted(Shown.of(question.permission()))));
  }

  private static String requireTeam(Question question, TeamPermission permission) {
    String team = question.team();
    if (team == null) {
      throw new BadQuestionException(
          "team",
          "`%s` is a permission in a team: name the team too, as in \"team\": \"data-science\"."
              .formatted(permission.word()));
    }
    return team;
  }

  private Answer decide(OrgState state, View view, Question question) {
    Optional<Permission> permission = Permission.of(question.permission());
    Decision decision =
        permission.isPresent()
            ? inOrg(state, view.standing().seat(), permission.get(), question.team())
            : inTeam(state, view.standing().seat(), question);
    if (decision instanceof Decision.Denied denied) {
      return new Answer(false, denied.rule(), Optional.of(view.known()));
    }
    boolean pauses =
        permission.filter(Permission::spendsCredits).isPresent() && view.remaining().isPaused();
    return pauses
        ? new Answer(
            false,
            "credits." + view.remaining().source().orElseThrow().word(),
            Optional.of(view.known()))
        : new Answer(true, decision.rule(), Optional.of(view.known()));
  }

  /** In a team it takes the right in the org, and a place in a team that is in use (A12). */
  private Decision inOrg(OrgState state, Seat seat, Permission permission, @Nullable String team) {
    Decision decision = Access.decide(AccessRequest.of(seat, permission));
    if (team == null || decision instanceof Decision.Denied) {
      return decision;
    }
    Optional<TeamState> meant = meant(state, team);
    if (meant.isEmpty()) {
      return new Decision.Denied("team.unknown", "There is no such team.", List.of());
    }
    if (!meant.get().active()) {
      return new Decision.Denied("team.inactive", "The team is out of use.", List.of());
    }
    return seat.in(meant.get().id()).filter(TeamSeat::active).isPresent()
        ? decision
        : new Decision.Denied("team.not_a_member", "Not in that team.", List.of());
  }

  private Decision inTeam(OrgState state, Seat seat, Question question) {
    TeamPermission permission = teamPermission(question);
    String team = requireTeam(question, permission);
    return meant(state, team)
        .map(meant -> TeamAccess.decide(seat, meant, permission))
        .orElseGet(() ->
            new Decision.Denied("team.unknown", "There is no such team.", List.of()));
  }

  private Optional<TeamState> meant(OrgState state, String team) {
    return databases.read(sql -> teams.meant(sql, state.id(), team));
  }

  @Override
  public void close() {
    watch.close();
  }
}
