package dev.roster.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.code.Patience;
import dev.roster.person.EmailAddress;
import dev.roster.session.MailboxCodes.Asked;
import dev.roster.testing.Collisions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SpyPool;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class MailboxCodesTest {

  private static final AtomicInteger NAMES = new AtomicInteger();

  private final SpyPool spy;
  private final TestRoster roster;
  private final MailboxCodes codes;
  private final String browser = "browser" + NAMES.incrementAndGet();
  private final EmailAddress zoe = address("zoe");

  MailboxCodesTest(TestDatabase database) {
    this.spy = new SpyPool(database.write());
    this.roster = TestRoster.start(database, spy.pool());
    this.codes = roster.core().mailboxCodes();
  }

  @AfterEach
  void close() {
    roster.close();
  }

  private static EmailAddress address(String name) {
    return EmailAddress.parse(name + NAMES.incrementAndGet() + "@codes.test").orElseThrow();
  }

  private String mailed(EmailAddress to) {
    roster.settle();
    return roster.mailer().pageCode(to.typed()).orElseThrow();
  }

  private static String refusal(Asked asked) {
    assertThat(asked).isInstanceOf(Asked.Refused.class);
    return ((Asked.Refused) asked).sentence();
  }

  @Test
  @DisplayName("X22 a code proves the mailbox that it was mailed to, once, as typed by hand")
  void aCodeProvesTheMailboxOnce() {
    assertThat(codes.ask(browser, zoe)).isInstanceOf(Asked.Mailed.class);
    assertThat(codes.waiting(browser)).contains(zoe);
    String code = mailed(zoe);
    assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
    assertThat(codes.take(browser, " " + code.toLowerCase(Locale.ROOT) + " "))
        .contains(new MailboxCodes.Taken(zoe, Optional.empty()));
    assertThat(codes.take(browser, code)).isEmpty();
    assertThat(codes.waiting(browser)).isEmpty();
  }

  @Test
  void theCodeIsGoodInItsBrowserOnly() {
    codes.ask(browser, zoe);
    assertThat(codes.take("another", mailed(zoe))).isEmpty();
    assertThat(codes.take(browser, mailed(zoe))).isPresent();
  }

  @Test
  void theCodeIsNotStored() {
    codes.ask(browser, zoe);
    String code = mailed(zoe);
    assertThat(
            roster
                .database()
                .rows("select concat_ws(' ', id, hex(browser), email) from mailbox_code"))
        .noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
    assertThat(roster.database().rows("select words from outbox"))
        .noneMatch(words -> words.contains(code) || words.contains(code.replace("-", "")));
  }

  @Test
  @DisplayName("X22 a code is valid for 24 hours")
  void aCodeGetsOld() {
    codes.ask(browser, zoe);
    String code = mailed(zoe);
    roster.clock().advance(Duration.ofHours(24));
    assertThat(codes.waiting(browser)).isEmpty();
    assertThat(codes.take(browser, code)).isEmpty();
  }

  @Test
  void afterTheFifthWrongCodeTheRightOneIsNoneAnyMore() {
    codes.ask(browser, zoe);
    String code = mailed(zoe);
    for (int i = 0; i < Patience.TRIES; i++) {
      assertThat(codes.take(browser, "2222-2222")).isEmpty();
    }
    assertThat(codes.take(browser, code)).isEmpty();
    assertThat(codes.waiting(browser)).isEmpty();
  }

  @Test
  void theFifthTryMayBeTheRightOne() {
    codes.ask(browser, zoe);
    String code = mailed(zoe);
    for (int i = 1; i < Patience.TRIES; i++) {
      codes.take(browser, "2222-2222");
    }
    assertThat(codes.take(browser, code)).isPresent();
  }

  @Test
  @DisplayName("R4: guesses that come at once are counted one by one")
  void guessesAtOnceAreCounted() {
    codes.ask(browser, zoe);
    String code = mailed(zoe);
    Callable<Boolean> guess = () -> codes.take(browser, "3333-3333").isPresent();
    try (var collisions = new Collisions()) {
      assertThat(collisions.collide(Collections.nCopies(8, guess))).containsOnly(false);
    }
    assertThat(
            roster.database().number("select tries from mailbox_code where email = ?", zoe.typed()))
        .isEqualTo(Patience.TRIES);
    assertThat(codes.take(browser, code)).isEmpty();
  }

  @Test
  void anotherCodeComesAfterAMinuteAndReplacesTheFirst() {
    codes.ask(browser, zoe);
    String first = mailed(zoe);
    assertThat(refusal(codes.ask(browser, zoe))).contains("in 60 seconds");
    roster.clock().advance(Duration.ofMinutes(1));
    assertThat(codes.ask(browser, zoe)).isInstanceOf(Asked.Mailed.class);
    assertThat(mailed(zoe)).isNotEqualTo(first);
    assertThat(codes.take(browser, first)).isEmpty();
    assertThat(codes.take(browser, mailed(zoe))).isPresent();
  }

  @Test
  @DisplayName("R4: a mailbox gets five an hour, whichever browsers ask")
  void aMailboxGetsFiveAnHour() {
    for (int i = 0; i < Patience.MOST_AN_HOUR; i++) {
      assertThat(codes.ask(browser + "-" + i, zoe)).isInstanceOf(Asked.Mailed.class);
      roster.clock().advance(Duration.ofMinutes(2));
    }
    assertThat(refusal(codes.ask(browser, zoe))).isEqualTo(Patience.TOO_OFTEN);
    roster.clock().advance(Duration.ofHours(1));
    assertThat(codes.ask(browser, zoe)).isInstanceOf(Asked.Mailed.class);
  }

  @Test
  @DisplayName("R4: a browser asks five times an hour, for whatever mailboxes")
  void aBrowserAsksFiveTimesAnHour() {
    for (int i = 0; i < Patience.MOST_AN_HOUR; i++) {
      assertThat(codes.ask(browser, address("many"))).isInstanceOf(Asked.Mailed.class);
      roster.clock().advance(Duration.ofMinutes(2));
    }
    assertThat(refusal(codes.ask(browser, address("more")))).isEqualTo(Patience.TOO_OFTEN);
  }

  @Test
  @DisplayName("R4: browsers that ask at once fill no mailbox")
  void askingAtOnceMailsOne() {
    List<Callable<Boolean>> asks =
        IntStream.range(0, 6)
            .<Callable<Boolean>>mapToObj(
                i -> () -> codes.ask(browser + "-" + i, zoe) instanceof Asked.Mailed)
            .toList();
    try (var collisions = new Collisions()) {
      assertThat(collisions.collide(asks)).containsOnlyOnce(true);
    }
    roster.settle();
    assertThat(roster.mailer().to(zoe.typed())).hasSize(1);
  }

  @Test
  @DisplayName("R7: asking says and does the same whether anybody is known by the address")
  void nobodyLearnsWhoIsKnown() {
    var ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Codes %d\" pro".formatted(NAMES.incrementAndGet()));
    EmailAddress known = address("known");
    roster.say(ana, "invite send " + known.typed());
    roster.settle();
    roster.accept(roster.mailer().invitationToken(known.typed()).orElseThrow(), "k");
    List<Asked> answers = new ArrayList<>();
    List<String> ofKnown = spy.during(() -> answers.add(codes.ask(browser + "-k", known)));
    roster.settle();
    List<String> ofUnknown = spy.during(() -> answers.add(codes.ask(browser + "-u", zoe)));
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
    assertThat(withoutRelay(ofKnown)).isNotEmpty().isEqualTo(withoutRelay(ofUnknown));
    String codeOfKnown = mailed(known);
    String codeOfUnknown = mailed(zoe);
    assertThat(spy.during(() -> takes(browser + "-k", codeOfKnown, true)))
        .as("nor by the time that the right code takes")
        .isEqualTo(spy.during(() -> takes(browser + "-u", codeOfUnknown, false)));
  }

  private void takes(String in, String code, boolean isSomebody) {
    assertThat(codes.take(in, code).orElseThrow().person().isPresent()).isEqualTo(isSomebody);
  }

  /** The relay works beside. */
  private static List<String> withoutRelay(List<String> statements) {
    return statements.stream()
        .filter(one -> !one.contains("outbox") || one.contains("insert"))
        .toList();
  }

  @Test
  void whatIsOldIsClearedAway() {
    codes.ask(browser, zoe);
    mailed(zoe);
    roster.clock().advance(Duration.ofDays(3));
    roster.core().housekeeping().run();
    assertThat(roster.database().number("select count(*) from mailbox_code")).isZero();
    assertThat(roster.database().number("select count(*) from mailbox_asked")).isZero();
  }
}
