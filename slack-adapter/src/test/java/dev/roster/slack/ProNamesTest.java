package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OrgOnSlack.CAT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Shown;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("issue 3, Must hold: a hostile name pings nobody and renders as text on Slack")
@ExtendWith(DatabaseExtension.class)
final class ProNamesTest {

  // As Slack sends what somebody typed who knows its markup.
  private static final String TYPED =
      "&lt;!channel&gt; @everyone &lt;https://evil.test|x&gt; *b* _i_ ~s~ `c` &lt;@U0ADA&gt;";

  // What is left of it for the eye: rich text has no markup, only the broadcast's bracket changes.
  private static final String SEEN =
      "‹!channel> @everyone <https://evil.test|x> *b* _i_ ~s~ `c` ‹@U0ADA>";

  // An org's name has no backticks, which would read as a command in a sentence about it.
  private static final String ORG_TYPED = TYPED.replace("`", "");
  private static final String ORG_SEEN = SEEN.replace("`", "");

  // A form gives it as it was typed.
  private static final String RAW = "<!here> <!subteam^S0ALL> <https://evil.test|x> *b* <@U0ADA>";
  private static final String WHY = "‹!here> ‹!subteam^S0ALL> <https://evil.test|x> *b* ‹@U0ADA>";

  @Test
  void orgTeamPersonAndReason(TestDatabase database) throws Exception {
    try (var roster = TestRoster.start(database);
        var on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms())) {
      on.slack.addUser(BOB, "<!channel> *bob*", "bob@acme.test");
      var org = OrgOnSlack.found(roster, on, ORG_TYPED);

      assertThat(org.answer(ADA, "team create “" + TYPED + "” description:“" + TYPED + "”").words())
          .contains(SEEN);
      org.say(ADA, "team create Data");
      assertThat(org.answer(ADA, "team edit data name:“!! " + TYPED + "”").words()).contains(SEEN);
      assertThat(org.answer(CAT, "me").words()).contains(ORG_SEEN);

      org.ask(CAT, TYPED);
      Shown adas = org.card(ADA, "Pro for cat?");
      assertThat(adas.words())
          .contains(SEEN)
          .contains("Reason: " + SEEN)
          .contains("Who else can decide: ‹!channel> *bob*");
      Shown bobs = org.card(BOB, "Pro for cat?");
      org.deny(BOB, bobs, RAW);
      for (Shown card : List.of(org.card(ADA, "Denied: by "), bobs)) {
        assertThat(card.words()).contains("Denied: by ‹!channel> *bob*, ").contains("Why: " + WHY);
      }
      assertThat(org.card(CAT, "denied your").words()).contains(ORG_SEEN).contains("Why: " + WHY);

      assertThat(on.slack.pings()).isEmpty();
      assertThat(on.slack.messages()).flatExtracting(Shown::links).isEmpty();
      roster.requireInvariants();
    }
  }
}
