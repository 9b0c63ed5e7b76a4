package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What events come to, without an org: the cases that take one of more than a thousand people. */
class PastPlayedTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final UUID BEN = new UUID(0, 1);
  private static final UUID DATA = new UUID(0, 2);

  private long version;

  private Recorded event(String action, UUID target, Map<String, String> after) {
    return event(action, target, after, "slack");
  }

  private Recorded event(String action, UUID target, Map<String, String> after, String door) {
    version++;
    return new Recorded(
        new EventKey(version, 1),
        START.plusSeconds(version),
        Optional.empty(),
        "slack:T1:U1",
        door,
        action,
        target,
        Optional.of(BEN),
        Map.of(),
        after,
        Map.of());
  }

  private Recorded joined(String role, String... more) {
    var after = new HashMap<>(Map.of("role", role));
    for (int i = 0; i < more.length; i += 2) {
      after.put(more[i], more[i + 1]);
    }
    return event("member.joined", BEN, after);
  }

  private static Standing played(Recorded... events) {
    return Past.played(Arrays.asList(events)).standing().orElseThrow();
  }

  @Test
  void theOrgsOwnEventStandsForEverybodyOfALargeOrg() {
    Standing ben =
        played(
            joined("editor"),
            event("team.member_added", DATA, Map.of("role", "owner")),
            event(
                "org.scheme",
                BEN,
                Map.of(
                    "role.editor", "member",
                    "role.member", "admin",
                    "team_members", "flattened",
                    "flags", "kept")));
    assertThat(ben.role()).isEqualTo("member");
    assertThat(ben.teams()).containsExactly(Map.entry(DATA, "member"));
  }

  @Test
  void aMoveEndsTheFlagWhereItSaysSo() {
    Recorded begun = joined("member", "flags", "subscriber_admin");
    assertThat(played(begun).subscriberAdmin()).isTrue();
    assertThat(played(begun, event("org.scheme", BEN, Map.of("flags", "kept"))).subscriberAdmin())
        .isTrue();
    assertThat(played(begun, event("org.scheme", BEN, Map.of("flags", "ended"))).subscriberAdmin())
        .isFalse();
  }

  @Test
  void anUndoOfFlatTeamsGivesTheRolesInThemBack() {
    Recorded begun = joined("member");
    Recorded added = event("team.member_added", DATA, Map.of("role", "admin"));
    var five = Map.of("key", "team.roles", "value", "five");
    assertThat(played(begun, added, event("org.policy", BEN, five, "slack undo")).teams())
        .containsEntry(DATA, "admin");
    assertThat(played(begun, added, event("org.policy", BEN, five)).teams())
        .containsEntry(DATA, "member");
  }

  @Test
  void eventsCountInTheOrderOfTheChainAndUnknownOnesDoNothing() {
    Recorded begun = joined("member");
    Recorded admin = event("member.role", BEN, Map.of("role", "admin"));
    Recorded other = event("member.dance", BEN, Map.of("role", "dancer"));
    Recorded limit = event("member.limit", BEN, Map.of("limit", "500"));
    Standing ben = Past.played(List.of(limit, other, admin, begun)).standing().orElseThrow();
    assertThat(ben.role()).isEqualTo("admin");
    assertThat(ben.limit()).contains(500L);
    Past gone = Past.played(List.of(begun, admin, event("member.removed", BEN, Map.of())));
    assertThat(gone.standing()).isEmpty();
    assertThat(gone.ended()).isPresent();
  }
}
