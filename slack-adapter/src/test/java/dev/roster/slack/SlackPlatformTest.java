package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OnSlack.GENERAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform.Posted;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.StandInSlack;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackPlatformTest {

  private static final Reply.Message CARD = Reply.text("Join <!channel> & Acme?");

  private OnSlack on;

  @BeforeEach
  void start() throws Exception {
    on = OnSlack.byHttp(new FakeEngine());
  }

  @AfterEach
  void stop() {
    on.close();
  }

  @Test
  void tellsWhatSlackSaysOfAMember() throws Exception {
    assertThat(on.platform.profile(account(BOB)))
        .contains(
            new Profile(
                account(BOB),
                "bob",
                Optional.of("bob@acme.test"),
                Standing.MEMBER,
                ZoneId.of("Europe/Paris")));
    assertThat(on.platform.profile(account(ADA)).orElseThrow().standing())
        .isEqualTo(Standing.ADMIN);
    assertThat(on.platform.profile(account("U0NOBODY"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"is_restricted", "is_ultra_restricted", "is_bot", "deleted", "is_stranger"})
  @DisplayName("design.md, Who is speaking: guests, bots and strangers have no address")
  void callsGuestsBotsAndStrangersOutsiders(String flag) throws Exception {
    JsonObject user = on.slack.addUser("U0X", "x", "x@acme.test");
    user.addProperty(flag, true);
    user.addProperty("is_admin", true);

    assertOutsider(on.platform.profile(account("U0X")).orElseThrow());
  }

  @Test
  void callsPeopleOfOtherSlackWorkspacesOutsiders() throws Exception {
    on.slack.addUser("U0X", "x", "x@acme.test").addProperty("team_id", "T0OTHER");
    assertOutsider(on.platform.profile(account("U0X")).orElseThrow());

    assertOutsider(on.platform.profile(new Account("slack", "T0OTHER", BOB)).orElseThrow());

    on.slack.addUser("USLACKBOT", "slackbot", null);
    assertOutsider(on.platform.profile(account("USLACKBOT")).orElseThrow());
  }

  @Test
  void tellsNoAddressThatSlackDidNotConfirm() throws Exception {
    on.slack.addUser("U0X", "x", "x@acme.test").addProperty("is_email_confirmed", false);
    on.slack.addUser("U0Y", "y", null).getAsJsonObject("profile").add("email", JsonNull.INSTANCE);

    assertThat(on.platform.profile(account("U0X")).orElseThrow())
        .satisfies(profile -> assertThat(profile.email()).isEmpty())
        .satisfies(profile -> assertThat(profile.standing()).isEqualTo(Standing.MEMBER));
    assertThat(on.platform.profile(account("U0Y")).orElseThrow().email()).isEmpty();
  }

  @Test
  void remembersProfilesUntilSlackSaysTheyChanged() throws Exception {
    on.platform.profile(account(BOB));
    on.platform.profile(account(BOB));
    assertThat(on.slack.calls("users.info")).hasSize(1);

    var event = new JsonObject();
    event.addProperty("type", "user_change");
    var user = new JsonObject();
    user.addProperty("id", BOB);
    event.add("user", user);
    on.people.happen(event);

    on.platform.profile(account(BOB));
    assertThat(on.slack.calls("users.info")).hasSize(2);
  }

  @Test
  void findsMembersByConfirmedAddressOnly() throws Exception {
    on.slack.addUser("U0X", "x", "x@acme.test").addProperty("is_email_confirmed", false);
    on.slack.addUser("U0G", "g", "g@partner.test").addProperty("is_restricted", true);

    assertThat(on.platform.findByEmail(StandInSlack.TEAM, "BOB@acme.test")).contains(account(BOB));
    assertThat(on.platform.findByEmail(StandInSlack.TEAM, "nobody@acme.test")).isEmpty();
    assertThat(on.platform.findByEmail(StandInSlack.TEAM, "x@acme.test")).isEmpty();
    assertThat(on.platform.findByEmail(StandInSlack.TEAM, "g@partner.test")).isEmpty();
    assertThat(on.platform.findByEmail("T0OTHER", "bob@acme.test")).isEmpty();
  }

  @Test
  void postsAndUpdatesACard() throws Exception {
    Posted posted = on.platform.direct(account(BOB), CARD, "k1");

    var card = on.slack.inbox(BOB).getFirst();
    assertThat(card.text()).isEqualTo("Join &lt;!channel&gt; &amp; Acme?");
    assertThat(card.content().get("unfurl_links").getAsString()).isEqualTo("0");
    assertThat(posted.place()).isEqualTo(new Place("slack", StandInSlack.TEAM, "D" + BOB, true));

    on.platform.update(posted, Reply.text("Accepted."));
    assertThat(card.text()).isEqualTo("Accepted.");
    on.platform.post(new Place("slack", StandInSlack.TEAM, GENERAL, false), CARD, "k2");
    assertThat(on.slack.posts(GENERAL)).hasSize(1);
  }

  @Test
  void isDoneWhenTheMessageToUpdateIsGone() throws Exception {
    var place = new Place("slack", StandInSlack.TEAM, GENERAL, false);

    on.platform.update(new Posted(place, "1.2"), CARD);

    assertThat(on.slack.calls("chat.update")).hasSize(1);
  }

  @Test
  @DisplayName("trust.md, Races: doubles only after a kill")
  void doesNotPostTwiceWhenOnlyTheAnswerWasLost() throws Exception {
    on.slack.fault("chat.postMessage", Fault.answerLost());
    assertThatExceptionOfType(DeliveryException.class)
        .isThrownBy(() -> on.platform.direct(account(BOB), CARD, "k1"));

    Posted posted = on.platform.direct(account(BOB), CARD, "k1");

    assertThat(on.slack.inbox(BOB)).hasSize(1);
    assertThat(posted.message()).isEqualTo(on.slack.inbox(BOB).getFirst().ts());
    on.platform.direct(account(BOB), CARD, "k2");
    assertThat(on.slack.inbox(BOB)).hasSize(2);
  }

  @Test
  @DisplayName("trust.md, Faults: Slack 429, 5xx, channel_not_found, is_archived")
  void saysWhatToDoWhenSlackDoesNotDeliver() {
    assertThat(verdict(Fault.rateLimited(17))).isEqualTo(new Verdict.Later(Duration.ofSeconds(17)));
    assertThat(verdict(Fault.ill())).isInstanceOf(Verdict.Later.class);
    assertThat(verdict(Fault.error("internal_error"))).isInstanceOf(Verdict.Later.class);
    assertThat(verdict(Fault.error("missing_scope"))).isInstanceOf(Verdict.Later.class);
    for (String error : List.of("channel_not_found", "is_archived", "not_in_channel")) {
      assertThat(verdict(Fault.error(error))).isInstanceOf(Verdict.Never.class);
    }
  }

  @Test
  void neverCallsAnotherSlackWorkspace() {
    var failure =
        catchThrowableOfType(
            DeliveryException.class,
            () -> on.platform.direct(new Account("slack", "T0OTHER", BOB), CARD, "k"));

    assertThat(failure.verdict()).isInstanceOf(Verdict.Never.class);
    assertThat(on.slack.calls("chat.postMessage")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token_revoked", "invalid_auth", "account_inactive"})
  @DisplayName("trust.md, Faults: token revoked: no calls")
  void callsNothingMoreOnceTheTokenIsDead(String error) {
    assertThat(verdict(Fault.error(error))).isInstanceOf(Verdict.Disconnected.class);
    int calls = on.slack.calls().size();

    assertThat(verdict()).isInstanceOf(Verdict.Disconnected.class);
    assertThat(on.slack.calls()).hasSize(calls);
  }

  @Test
  void callsNothingMoreOnceTheAppWasUninstalled() throws Exception {
    var event = new JsonObject();
    event.addProperty("type", "app_uninstalled");
    on.people.happen(event);

    assertThat(verdict()).isInstanceOf(Verdict.Disconnected.class);
  }

  @Test
  void tellsTheNameOfTheSlackWorkspace() throws Exception {
    assertThat(on.platform.installName(StandInSlack.TEAM)).contains("Acme on Slack");
    assertThat(on.platform.installName("T0OTHER")).isEmpty();
    assertThat(on.slack.calls("auth.test")).hasSize(1);
  }

  @Test
  void startsWithoutSlackAndAsksAgainLater() throws Exception {
    assertThat(on.slack.calls()).isEmpty();
    on.slack.fault("auth.test", Fault.ill());
    assertThatExceptionOfType(DeliveryException.class)
        .isThrownBy(() -> on.platform.profile(account(BOB)));

    assertThat(on.platform.profile(account(BOB))).isPresent();
  }

  private Verdict verdict(Fault... faults) {
    on.slack.fault("chat.postMessage", faults);
    var place = new Place("slack", StandInSlack.TEAM, GENERAL, false);
    var failure =
        catchThrowableOfType(DeliveryException.class, () -> on.platform.post(place, CARD, "k"));
    assertThat(failure.getMessage()).doesNotContain(StandInSlack.BOT_TOKEN);
    return failure.verdict();
  }

  private static void assertOutsider(Profile profile) {
    assertThat(profile.standing()).isEqualTo(Standing.OUTSIDER);
    assertThat(profile.email()).isEmpty();
  }

  private static Account account(String user) {
    return new Account("slack", StandInSlack.TEAM, user);
  }
}
