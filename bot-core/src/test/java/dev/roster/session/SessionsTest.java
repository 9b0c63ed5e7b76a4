package dev.roster.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.person.EmailAddress;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class SessionsTest {

  private static final Proof ZOE =
      new Proof.SignIn(
          "https://id.test",
          "zoe-1",
          EmailAddress.parse("zoe@acme.test").orElseThrow(),
          Optional.of("Zoe"),
          Optional.empty());

  private final TestRoster roster;
  private final Sessions sessions;
  private final Account ana;
  private final Account zoe;

  SessionsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.sessions = roster.core().sessions();
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme\" pro scheme:network");
    this.zoe = roster.member(ana, "Zoe Ott", "member");
  }

  @AfterEach
  void close() {
    roster.close();
  }

  private UUID id(Account account) {
    return UUID.fromString(
        roster
            .database()
            .rows("select person_id from chat_identity where user_id = ?", account.user())
            .getFirst());
  }

  @Test
  void findsWhatItBeganAndStoresNoCookie() {
    String cookie = sessions.begin(ZOE, Optional.of(id(zoe)), Optional.of("Firefox on Linux"));
    WebSession found = sessions.find(cookie).orElseThrow();
    assertThat(found.proof()).isEqualTo(ZOE);
    assertThat(found.person()).contains(id(zoe));
    assertThat(found.agent()).contains("Firefox on Linux");
    assertThat(
            roster
                .database()
                .number("select count(*) from web_session where hex(token_hash) = hex(?)", cookie))
        .isZero();
    assertThat(sessions.find("A".repeat(43))).isEmpty();
    assertThat(sessions.find("../" + cookie)).isEmpty();
  }

  @Test
  void aProofIsFreshForADayAndASessionLastsTwoWeeks() {
    String cookie = sessions.begin(ZOE, Optional.empty(), Optional.empty());
    roster.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(sessions.find(cookie).orElseThrow().isFreshAt(roster.clock().instant())).isTrue();
    roster.clock().advance(Duration.ofSeconds(1));
    assertThat(sessions.find(cookie).orElseThrow().isFreshAt(roster.clock().instant())).isFalse();
    roster.clock().advance(Duration.ofDays(13));
    assertThat(sessions.find(cookie)).isEmpty();
  }

  @Test
  @DisplayName("X09: sessions end at removal and suspension and stay on a change of role")
  void endWithTheMembership() {
    String cookie = sessions.begin(ZOE, Optional.of(id(zoe)), Optional.empty());
    roster.press(ana, roster.say(ana, "member role " + zoe.mention() + " admin"), "Confirm");
    assertThat(sessions.find(cookie)).isPresent();
    roster.say(ana, "member suspend " + zoe.mention());
    assertThat(sessions.find(cookie)).isEmpty();
    roster.say(ana, "member reactivate " + zoe.mention());
    assertThat(sessions.find(cookie)).isEmpty();
    String again = sessions.begin(ZOE, Optional.of(id(zoe)), Optional.empty());
    roster.press(ana, roster.say(ana, "member remove " + zoe.mention()), "Confirm");
    assertThat(sessions.find(again)).isEmpty();
  }

  @Test
  void endsOnlyOnesOwn() {
    String cookie = sessions.begin(ZOE, Optional.of(id(zoe)), Optional.empty());
    UUID session = sessions.find(cookie).orElseThrow().id();
    assertThat(sessions.end(id(ana), session)).isFalse();
    assertThat(sessions.find(cookie)).isPresent();
    assertThat(sessions.end(id(zoe), session)).isTrue();
    assertThat(sessions.find(cookie)).isEmpty();
  }
}
