package dev.roster.app.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.ChatPlatform;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.Profile.Standing;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaygroundPlatformTest {

  private final Chat chat = new Chat(InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));
  private final PlaygroundPlatform platform = new PlaygroundPlatform(chat);
  private final Account ben = new Account("playground", "local", "ben");

  private String toldOnOpening(String user) throws InterruptedException {
    return chat.open(user, Map.of()).next(Duration.ZERO).orElseThrow().data();
  }

  @Test
  void knowsEverybodyButNotTheGuestsAddress() {
    assertThat(platform.profile(ben).orElseThrow().email()).hasValue("ben@acme.test");
    var guest = platform.profile(new Account("playground", "local", "gil")).orElseThrow();
    assertThat(guest.standing()).isEqualTo(Standing.OUTSIDER);
    assertThat(guest.email()).isEmpty();
    assertThat(platform.profile(new Account("playground", "local", "zoe"))).isEmpty();
    assertThat(platform.profile(new Account("slack", "local", "ben"))).isEmpty();
  }

  @Test
  void findsPeopleByTheirAddress() {
    assertThat(platform.findByEmail("local", "Ben@Acme.Test")).hasValue(ben);
    assertThat(platform.findByEmail("local", "gil@acme.test")).isEmpty();
    assertThat(platform.findByEmail("elsewhere", "ben@acme.test")).isEmpty();
  }

  @Test
  void postsACardOnceForAKey() throws Exception {
    var first = platform.direct(ben, Reply.text("Card"), "key");
    assertThat(platform.direct(ben, Reply.text("Card"), "key")).isEqualTo(first);
    assertThat(toldOnOpening("ben")).containsOnlyOnce("\"words\":\"Card\"");
    assertThat(toldOnOpening("ada")).doesNotContain("Card");
  }

  @Test
  void putsAnotherMessageInItsPlace() throws Exception {
    var posted = platform.direct(ben, Reply.text("Card"), "key");
    platform.update(posted, Reply.text("Accepted"));
    assertThat(toldOnOpening("ben")).contains("Accepted").doesNotContain("Card");
  }

  @Test
  void takesAMessageThatIsGoneForUpdated() {
    var gone = new ChatPlatform.Posted(Cast.GENERAL, "gone");
    platform.update(gone, Reply.text("Accepted"));
    assertThat(chat.find("gone")).isEmpty();
  }

  @Test
  void postsInTheChannelForEverybody() throws Exception {
    platform.post(Cast.GENERAL, Reply.text("Hello all"), "key");
    assertThat(toldOnOpening("ada")).contains("Hello all");
    assertThat(toldOnOpening("gil")).contains("Hello all");
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    var nowhere = new Place("playground", "local", "nowhere", false);
    assertThatThrownBy(() -> platform.post(nowhere, Reply.text("x"), "key"))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.verdict()).isInstanceOf(DeliveryException.Verdict.Never.class));
  }

  @Test
  void countsWhatSomebodyHasNotSeenYet() throws Exception {
    platform.direct(ben, Reply.text("Card"), "key");
    assertThat(toldOnOpening("ada")).contains("\"unread\":{\"ben\":{\"dm\":1}}");
    chat.read("ben", "dm");
    assertThat(toldOnOpening("ada")).contains("\"unread\":{\"ben\":{}}");
  }

  @Test
  void keepsTheNewestLinesOnly() throws Exception {
    for (int i = 0; i < 301; i++) {
      platform.direct(ben, Reply.text("Card " + i), "key " + i);
    }
    assertThat(toldOnOpening("ben"))
        .doesNotContain("\"words\":\"Card 0\"")
        .contains("\"words\":\"Card 1\"", "\"words\":\"Card 300\"");
  }

  @Test
  void cutsOffAWindowThatDoesNotListen() throws Exception {
    var window = chat.open("ben", Map.of());
    for (int i = 0; i < 600 && window.isOpen(); i++) {
      platform.direct(ben, Reply.text("Card"), "key " + i);
    }
    assertThat(window.isOpen()).isFalse();
  }
}
