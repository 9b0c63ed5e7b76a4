package dev.roster.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.audit.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsTest {

  private static final UUID ORG = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "*,                       member.role, true",
    "member.*,                member.role, true",
    "member.*,                members.x,   false",
    "member.role,             member.role, true",
    "member.rol,              member.role, false",
    "team.* member.suspended, member.role, false",
    "team.* member.role,      member.role, true",
  })
  void wordsNameActionsOrGroups(String words, String action, boolean fits) {
    assertThat(Subscriptions.fits(List.of(words.split(" ", -1)), action)).isEqualTo(fits);
  }

  @Test
  void eachWebhookHearsOfTheEventsThatItWants() {
    UUID all = UUID.randomUUID();
    UUID teams = UUID.randomUUID();
    var sent =
        Subscriptions.of(
            Optional.of(all + " *\n" + teams + " team.*"),
            ORG,
            7,
            List.of(event("member.role"), event("team.left")));
    assertThat(sent)
        .containsExactlyInAnyOrder(
            Subscriptions.event(all, ORG, 7, 1),
            Subscriptions.event(all, ORG, 7, 2),
            Subscriptions.event(teams, ORG, 7, 2));
    assertThat(sent).allMatch(row -> row.lane().equals("webhook:" + row.words().get("webhook")));
  }

  @Test
  void withoutAWebhookNothingIsSent() {
    assertThat(Subscriptions.of(Optional.empty(), ORG, 7, List.of(event("member.role")))).isEmpty();
  }

  private static AuditEvent event(String action) {
    return AuditEvent.created(action, "membership", UUID.randomUUID(), Map.of());
  }
}
