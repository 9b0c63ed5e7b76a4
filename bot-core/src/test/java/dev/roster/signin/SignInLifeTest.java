package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.org.OrgCreation;
import dev.roster.person.EmailAddress;
import dev.roster.reply.Reply;
import dev.roster.session.Proof;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a sign-in when the identity provider is made anew, or becomes another one. */
@ExtendWith(DatabaseExtension.class)
class SignInLifeTest {

  private static final String OTHER = "https://id.elsewhere.test";

  private final TestDatabase database;
  private final TestRoster roster;
  private final String tag;
  private final String zoeAt;
  private final String opsAt;
  private final Account ops;
  private final Account ana;

  SignInLifeTest(TestDatabase database) {
    this.database = database;
    this.tag = UUID.randomUUID().toString().substring(0, 8);
    this.zoeAt = "zoe" + tag + "@acme.test";
    this.opsAt = "ops" + tag + "@orbit.test";
    this.roster = TestRoster.runBy(database, OrgCreation.PLATFORM_ADMINS, opsAt);
    this.ops = roster.person("Olu Price", opsAt);
    roster.say(ops, "org create \"Acme " + tag + "\" pro scheme:network");
    this.ana = roster.member(ops, "Ana Lima", "admin");
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Account member(String email) {
    Account zoe = roster.person("Zoe Ott", email);
    roster.say(ops, "invite send " + zoe.mention());
    roster.settle();
    roster.press(zoe, roster.newestCard(zoe), "Accept");
    return zoe;
  }

  private Proof.SignIn proof(String issuer, String subject, String email) {
    return new Proof.SignIn(
        issuer,
        subject + tag,
        EmailAddress.parse(email).orElseThrow(),
        Optional.of("Zoe"),
        Optional.of("Ott"));
  }

  private Arrival arrive(String subject, String email) {
    return arrive(roster.core(), TestRoster.ISSUER, subject, email);
  }

  private Arrival arrive(Core at, String issuer, String subject, String email) {
    return at.signIns().arrive(proof(issuer, subject, email), "life " + UUID.randomUUID());
  }

  private static UUID person(Arrival arrival) {
    assertThat(arrival).isInstanceOf(Arrival.Known.class);
    return ((Arrival.Known) arrival).person();
  }

  private String browser(Proof proof, UUID person) {
    return roster.core().sessions().begin(proof, Optional.of(person), Optional.empty());
  }

  private String forget(Account by, String options) {
    Reply asked = roster.say(by, "account unlink sign-in" + options);
    assertThat(TestRoster.words(asked)).contains("Forget how");
    return TestRoster.words(roster.press(by, asked, "Confirm"));
  }

  private long events(UUID person) {
    return database.number(
        "select count(*) from audit_event where action = 'account.sign_in_forgotten'"
            + " and target_id = ?",
        person);
  }

  @Test
  @DisplayName("B35 a new account at a provider that was built anew is theirs once they say so")
  void whoSpeaksForThemInChatLetsANewAccountTakeThePlace() {
    Account zoe = member(zoeAt);
    UUID who = person(arrive("old", zoeAt));
    String signedIn = browser(proof(TestRoster.ISSUER, "old", zoeAt), who);
    String byCode = browser(new Proof.Code(EmailAddress.parse(zoeAt).orElseThrow()), who);

    assertThat(arrive("new", zoeAt)).isInstanceOf(Arrival.OtherAccount.class);
    assertThat(roster.ask(zoe, "account unlink")).contains("account unlink sign-in");
    assertThat(forget(zoe, "")).contains("Forgotten.", "id.test", zoeAt);

    assertThat(roster.core().sessions().find(signedIn)).isEmpty();
    assertThat(roster.core().sessions().find(byCode)).isPresent();
    assertThat(person(arrive("new", zoeAt))).isEqualTo(who);
    assertThat(arrive("old", zoeAt)).isInstanceOf(Arrival.OtherAccount.class);
    assertThat(events(who)).isEqualTo(1);
    roster.settle();
    assertThat(roster.mailer().to(zoeAt))
        .anySatisfy(mail ->
            assertThat(mail.subject()).isEqualTo("How you sign in to Roster was forgotten"));
  }

  @Test
  void nobodyElseForgetsItAndNobodyWhoSignsInNowhere() {
    Account zoe = member(zoeAt);
    assertThat(roster.ask(zoe, "account unlink sign-in")).contains("no sign-in of yours");
    person(arrive("old", zoeAt));
    assertThat(roster.ask(ana, "account unlink sign-in person:" + zoeAt))
        .contains("Only platform admins can do this");
    assertThat(roster.ask(roster.person("Max"), "account unlink sign-in"))
        .contains("linked to nobody");
    assertThat(roster.ask(ops, "account unlink chat person:" + zoeAt))
        .contains("only by whoever speaks from it");
    assertThat(arrive("new", zoeAt)).isInstanceOf(Arrival.OtherAccount.class);
  }

  @Test
  void aPlatformAdminDoesItForWhoIsNotInChat() {
    member(zoeAt);
    UUID who = person(arrive("old", zoeAt));
    assertThat(forget(ops, " person:" + zoeAt)).contains("Forgotten.", "Zoe Ott");
    roster.settle();
    // The welcome goes out beside it, in either order.
    assertThat(roster.mailer().to(zoeAt))
        .anySatisfy(mail ->
            assertThat(mail.text())
                .contains("Olu Price, a platform admin of this Roster,", "id.test"));
    assertThat(person(arrive("new", zoeAt))).isEqualTo(who);
    assertThat(roster.ask(ops, "account unlink sign-in person:nobody@far.test"))
        .contains("Nobody is known");
  }

  private Account onDiscord(String email) {
    Account account = roster.onDiscord("Olu there");
    claim(account, email);
    return account;
  }

  private void claim(Account account, String email) {
    roster.sayDirect(account, "account link " + email);
    roster.settle();
    assertThat(
            roster.askDirect(
                account, "account confirm " + roster.mailer().code(email).orElseThrow()))
        .contains("Linked.");
  }

  private void linkedSignedIn(Account account) {
    database.run("update chat_identity set signed_in = true where user_id = ?", account.user());
  }

  private boolean isOperator(Core at, Account account) {
    Reply answer =
        at.engine()
            .handle(roster.call(account, new Input.Line("org create \"Acme " + tag + "\" pro")));
    return !TestRoster.words(answer).contains("Only the people who run this Roster");
  }

  @Test
  @DisplayName("B35 who reads a platform admin's mail does not change how they sign in")
  void aMailedCodeForgetsNoPlatformAdminsSignIn() {
    UUID who = person(arrive("old", opsAt));
    Account mailReader = onDiscord(opsAt);
    assertThat(roster.askDirect(mailReader, "account unlink sign-in"))
        .contains("Only platform admins can do this", "person:" + opsAt);
    linkedSignedIn(mailReader);
    assertThat(isOperator(roster.core(), mailReader)).isTrue();

    // From the workspace that the configuration names they are known as one.
    assertThat(forget(ops, "")).contains("Forgotten.");
    assertThat(person(arrive("new", opsAt))).isEqualTo(who);
    assertThat(isOperator(roster.core(), mailReader))
        .as("it was linked under the account of before")
        .isFalse();
  }

  @Test
  @DisplayName("B35 who becomes part of a platform admin brings no sign-in of their own along")
  void aMailedCodeMakesNobodysSignInThatOfAPlatformAdmin() {
    String malAt = "mal" + tag + "@orbit.test";
    UUID olu = person(arrive("olu", opsAt));
    Account mal = onDiscord(malAt);
    assertThat(person(arrive("mal", malAt))).isNotEqualTo(olu);
    linkedSignedIn(mal);
    String malsBrowser =
        browser(proof(TestRoster.ISSUER, "mal", malAt), person(arrive("mal", malAt)));
    assertThat(isOperator(roster.core(), mal)).isFalse();

    // Mal reads Olu's mailbox.
    roster.clock().advance(Duration.ofMinutes(2));
    claim(mal, opsAt);
    assertThat(isOperator(roster.core(), mal)).as("it was linked under another sign-in").isFalse();
    assertThat(roster.core().sessions().find(malsBrowser)).isEmpty();
    assertThat(arrive("mal", malAt)).isInstanceOf(Arrival.Nobody.class);
    assertThat(person(arrive("olu", opsAt))).isEqualTo(olu);
  }

  @Test
  @DisplayName("B35 what another identity provider vouched for counts for nothing")
  void anotherIssuerVoidsWhatWasBefore() {
    member(zoeAt);
    UUID zoe = person(arrive("zoe", zoeAt));
    UUID olu = person(arrive("olu", opsAt));
    Account linked = onDiscord(opsAt);
    linkedSignedIn(linked);
    String signedIn = browser(proof(TestRoster.ISSUER, "zoe", zoeAt), zoe);
    String byCode = browser(new Proof.Code(EmailAddress.parse(zoeAt).orElseThrow()), zoe);
    assertThat(roster.core().sessions().find(signedIn)).isPresent();
    assertThat(isOperator(roster.core(), linked)).isTrue();

    try (Core later = roster.signingInAt(OTHER)) {
      assertThat(later.sessions().find(signedIn)).isEmpty();
      assertThat(later.sessions().find(byCode)).isPresent();
      assertThat(isOperator(later, linked)).isFalse();
      assertThat(later.accounts().of(zoe).orElseThrow())
          .satisfies(mine -> assertThat(mine.providers()).isEmpty())
          .satisfies(mine -> assertThat(mine.sessions()).hasSize(1));

      assertThat(person(arrive(later, OTHER, "zoe there", zoeAt))).isEqualTo(zoe);
      assertThat(later.accounts().of(zoe).orElseThrow().providers())
          .isEqualTo(List.of("id.elsewhere.test"));
      assertThat(person(arrive(later, OTHER, "olu there", opsAt))).isEqualTo(olu);
      assertThat(isOperator(later, linked)).as("it was linked under the other one").isFalse();
    }
  }
}
