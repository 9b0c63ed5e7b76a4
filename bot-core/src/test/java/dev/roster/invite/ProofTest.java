package dev.roster.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.door.Entry;
import dev.roster.invite.InvitationLinks.Outcome;
import dev.roster.invite.InvitationLinks.Waiting;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.person.EmailAddress;
import dev.roster.session.Proof;
import dev.roster.session.WebSession;
import dev.roster.signin.Arrival;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SpyPool;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What accepting takes, who somebody becomes by it, and what they hear. */
@ExtendWith(DatabaseExtension.class)
class ProofTest {

  private static final AtomicInteger PRESSES = new AtomicInteger();
  private static final TypedName ZOE = new TypedName("Zoe", "Ott");

  private final TestDatabase database;
  private final TestRoster roster;

  ProofTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void everythingHolds() {
    roster.requireInvariants();
    roster.close();
  }

  private Outcome accept(String token, WebSession session, TypedName name) {
    return roster
        .core()
        .links()
        .accept(token, Optional.of(session), name, "proof" + PRESSES.incrementAndGet());
  }

  private static String refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).sentence();
  }

  private List<String> nameOf(String email) {
    return database.rows(
        "select concat_ws('|', first_name, last_name) from person where email = ?", email);
  }

  @Test
  @DisplayName("X22 by link: it takes a fresh proof of the invited address beside the link")
  void theLinkAloneIsNotEnough() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    String token = stage.token(email);
    assertThat(roster.core().links().accept(token, Optional.empty(), ZOE, "alone"))
        .isEqualTo(new Outcome.Unproven(Need.PROOF));
    assertThat(accept(token, roster.proving("eve@far.test"), ZOE))
        .isEqualTo(new Outcome.Unproven(Need.OTHER_ADDRESS));
    WebSession stale = roster.proving(email);
    roster.clock().advance(Duration.ofHours(24));
    assertThat(accept(token, stale, ZOE)).isEqualTo(new Outcome.Unproven(Need.PROOF));
    assertThat(stage.roleOf(email)).isEmpty();
    WebSession fresh = roster.proving(email);
    assertThat(accept(token, fresh, ZOE)).isInstanceOf(Outcome.Joined.class);
    assertThat(stage.roleOf(email)).containsExactly("member");
    assertThat(
            database.number(
                "select count(*) from web_session s join person p on p.id = s.person_id"
                    + " where p.email = ?",
                email))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("X22 by link: a sign-in with the address proves it too, and is theirs from then on")
  void aSignInProvesTheAddressToo() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    assertThat(accept(stage.token(email), roster.signedIn(email), ZOE))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(
            database.number(
                "select count(*) from sign_in s join person p on p.id = s.person_id"
                    + " where p.email = ? and s.email = ?",
                email,
                email))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("X22 by verified e-mail and by provider: a sign-in with the invited address")
  void aMailedCodeIsNotASignIn() {
    var stage = new InviteStage(roster, "owned");
    for (String way : List.of("verified_email", "idp")) {
      stage.policy("join.identity", way);
      String email = stage.invite(stage.founder(), "");
      String token = stage.token(email);
      assertThat(accept(token, roster.proving(email), ZOE))
          .isEqualTo(new Outcome.Unproven(Need.SIGN_IN));
      assertThat(accept(token, roster.signedIn("eve@far.test"), ZOE))
          .isEqualTo(new Outcome.Unproven(Need.OTHER_ADDRESS));
      assertThat(accept(token, roster.signedIn(email), ZOE)).isInstanceOf(Outcome.Joined.class);
    }
  }

  @Test
  @DisplayName("X22 the chat account is proof enough for the card, whatever the policy")
  void theCardNeedsNoOtherProof() {
    var stage = new InviteStage(roster, "owned");
    stage.policy("join.identity", "idp");
    Account ben = roster.member(stage.founder(), "Ben Ode", "member");
    assertThat(stage.org().seat(ben).role().name()).isEqualTo("member");
  }

  @Test
  @DisplayName("E04 signing in with the invited address gives the invited role")
  void signingInOpensTheInvitation() {
    var stage = new InviteStage(roster, "owned");
    stage.policy("join.identity", "verified_email");
    String email = stage.invite(stage.founder(), "role:admin");
    Arrival arrival = roster.core().signIns().arrive(TestRoster.signIn(email), "e04");
    assertThat(arrival).isInstanceOf(Arrival.Known.class);
    assertThat(((Arrival.Known) arrival).entries())
        .containsExactly(new Entry.Joined(stage.org().name(), "Admin"));
    assertThat(stage.roleOf(email)).containsExactly("admin");
    assertThat(stage.rows(email)).containsExactly("admin accepted");
  }

  @Test
  @DisplayName("E04 no other address and no other way of joining is opened by a sign-in")
  void signingInOpensNothingElse() {
    var byLink = new InviteStage(roster, "owned");
    String email = byLink.invite(byLink.founder(), "");
    assertThat(roster.core().signIns().arrive(TestRoster.signIn(email), "e04 link"))
        .isInstanceOf(Arrival.Nobody.class);
    byLink.policy("join.identity", "idp");
    assertThat(roster.core().signIns().arrive(TestRoster.signIn("x" + email), "e04 other"))
        .isInstanceOf(Arrival.Nobody.class);
    assertThat(byLink.rows(email)).containsExactly("member pending");
  }

  @Test
  void whatASignInDoesNotOpenWaitsForAnAnswer() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    WebSession session = roster.proving(email);
    List<Waiting> waiting = roster.core().links().waitingFor(session.proof().email());
    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst().shown().orgName()).isEqualTo(stage.org().name());
    UUID id = waiting.getFirst().id();
    assertThat(roster.core().links().accept(id, roster.proving("eve@far.test"), ZOE, "eve"))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(roster.core().links().decline(id, roster.proving("eve@far.test"), "eve2"))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(roster.core().links().accept(id, session, ZOE, "zoe"))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(roster.core().links().accept(id, session, ZOE, "zoe"))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(roster.core().links().waitingFor(session.proof().email())).isEmpty();
  }

  @Test
  @DisplayName("B35: a session of somebody does not take what is another's")
  void theAddressOfSomebodyElseIsTheirs() {
    var stage = new InviteStage(roster, "owned");
    String mine = stage.invite(stage.founder(), "");
    stage.accept(mine);
    var other = new InviteStage(roster, "owned");
    String theirs = InviteStage.address("theirs");
    other.ask(other.founder(), "invite send " + theirs);
    other.accept(theirs);
    other.ask(other.founder(), "member list");
    stage.ask(stage.founder(), "invite send " + theirs);
    UUID me =
        UUID.fromString(database.rows("select id from person where email = ?", mine).getFirst());
    String cookie =
        roster
            .core()
            .sessions()
            .begin(
                new Proof.Code(EmailAddress.parse(theirs).orElseThrow()),
                Optional.of(me),
                Optional.empty());
    WebSession mixed = roster.core().sessions().find(cookie).orElseThrow();
    assertThat(refusal(accept(stage.token(theirs), mixed, ZOE))).contains("somebody else");
    assertThat(stage.roleOf(theirs)).isEmpty();
  }

  @Test
  @DisplayName("B14 whoever accepts for the first time says their name; it stays theirs")
  void theFirstAcceptanceAsksForAName() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    String token = stage.token(email);
    WebSession session = roster.proving(email);
    assertThat(roster.core().links().nameOf(session).known()).isFalse();
    assertThat(refusal(accept(token, session, TypedName.NONE))).contains("first and your last");
    assertThat(refusal(accept(token, session, new TypedName("Zoe", " \u200b\u00a0"))))
        .contains("first and your last");
    assertThat(refusal(accept(token, session, new TypedName("x".repeat(10_000), "Ott"))))
        .contains("at most 80 characters");
    assertThat(stage.rows(email)).containsExactly("member pending");
    assertThat(accept(token, session, ZOE)).isInstanceOf(Outcome.Joined.class);
    assertThat(nameOf(email)).containsExactly("Zoe|Ott");
    assertThat(stage.ask("member list")).contains("Zoe Ott");

    var second = new InviteStage(roster, "owned");
    second.ask("invite send " + email);
    WebSession again = roster.proving(email);
    assertThat(roster.core().links().nameOf(again))
        .isEqualTo(new InvitationLinks.Name("Zoe", "Ott", true));
    assertThat(accept(second.token(email), again, new TypedName("Eve", "Evil")))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(nameOf(email)).containsExactly("Zoe|Ott");
  }

  @Test
  @DisplayName("B14 a hostile name is a name: one line, read as it is written, never markup")
  void hostileNamesAreNames() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    var hostile = new TypedName("<img src=x>\r\nBcc: all", "\u202eevil\u202c \u0000Ott");
    assertThat(accept(stage.token(email), roster.proving(email), hostile))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(nameOf(email)).containsExactly("<img src=x> Bcc: all|evil Ott");
    roster.settle();
    assertThat(roster.mailer().to(email).getLast().html()).doesNotContain("<img");
  }

  @Test
  @DisplayName("C16 where the provider says who they are, its name goes before the typed one")
  void theProvidersNameCounts() {
    var stage = new InviteStage(roster, "owned");
    stage.policy("join.identity", "idp");
    String email = stage.invite(stage.founder(), "");
    var proof =
        new Proof.SignIn(
            "https://id.test",
            "c16 " + email,
            EmailAddress.parse(email).orElseThrow(),
            Optional.of("Zoraida"),
            Optional.of("Ott"));
    String cookie = roster.core().sessions().begin(proof, Optional.empty(), Optional.empty());
    WebSession session = roster.core().sessions().find(cookie).orElseThrow();
    assertThat(accept(stage.token(email), session, new TypedName("Fake", "Name")))
        .isInstanceOf(Outcome.Joined.class);
    assertThat(nameOf(email)).containsExactly("Zoraida|Ott");
  }

  @Test
  @DisplayName("B14 who signed in and told no name, or half of one, is asked on their account page")
  void whoCameInWithoutANameGivesItLater() {
    var stage = new InviteStage(roster, "owned");
    stage.policy("join.identity", "verified_email");
    for (String half : List.of("", "Zoe")) {
      String email = stage.invite(stage.founder(), "");
      var proof =
          new Proof.SignIn(
              TestRoster.ISSUER,
              "b14 " + email,
              EmailAddress.parse(email).orElseThrow(),
              Optional.of(half).filter(name -> !name.isEmpty()),
              Optional.empty());
      UUID who = ((Arrival.Known) roster.core().signIns().arrive(proof, "b14 " + email)).person();
      assertThat(stage.roleOf(email)).as("nobody is kept out for it").containsExactly("member");
      var links = roster.core().links();
      WebSession session = roster.signedIn(email);
      assertThat(links.nameOf(session)).isEqualTo(new InvitationLinks.Name(half, "", false));
      assertThat(links.name(who, TypedName.NONE, "none" + email).orElseThrow())
          .contains("first and your last");
      assertThat(links.name(who, ZOE, "zoe" + email)).isEmpty();
      assertThat(links.name(who, new TypedName("Eve", "Evil"), "eve" + email)).isEmpty();
      assertThat(nameOf(email)).containsExactly("Zoe|Ott");
      assertThat(links.nameOf(session).known()).isTrue();
      assertThat(stage.ask("member show " + email)).contains("Zoe Ott");
    }
  }

  @Test
  @DisplayName("trust.md: who came in with an address that mixes alphabets is pointed out")
  void whoSignsInWithAMixedAddressIsPointedOut() {
    var stage = new InviteStage(roster, "owned");
    stage.policy("join.identity", "verified_email");
    String email = InviteStage.address("l\u0456sa");
    roster.press(
        stage.founder(), roster.say(stage.founder(), "invite send " + email), "Send anyway");
    assertThat(roster.core().signIns().arrive(TestRoster.signIn(email), "mixed"))
        .isInstanceOf(Arrival.Known.class);
    roster.settle();
    assertThat(roster.newestCard(stage.founder()).words())
        .contains("mixes alphabets", "CYRILLIC", "Make sure who it is.");
  }

  private long welcomes(String email) {
    roster.settle();
    return roster.mailer().to(email).stream()
        .filter(mail -> mail.subject().startsWith("Welcome to "))
        .count();
  }

  @Test
  @DisplayName("A29 whoever joins for the first time gets a welcome, and never another one there")
  void theWelcomeComesOnce() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    String token = stage.token(email);
    accept(token, roster.proving(email), ZOE);
    accept(token, roster.proving(email), ZOE);
    assertThat(welcomes(email)).isEqualTo(1);
    var mail = roster.mailer().to(email).getLast();
    assertThat(mail.subject()).isEqualTo("Welcome to " + stage.org().name());
    assertThat(mail.text())
        .contains("Hello Zoe Ott", "with the role Member", "Acme Chat on Slack")
        .contains("/roster home", "https://roster.test/join");
    assertThat(mail.html()).contains("<b>Member</b>", "href=\"https://roster.test/join\"");

    stage.ask("member suspend " + email);
    stage.ask("member reactivate " + email);
    roster.press(stage.founder(), roster.say(stage.founder(), "member remove " + email), "Confirm");
    assertThat(stage.roleOf(email)).isEmpty();
    stage.ask("invite send " + email);
    assertThat(stage.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(welcomes(email)).isEqualTo(1);

    var second = new InviteStage(roster, "owned");
    second.ask("invite send " + email);
    assertThat(second.accept(email)).isInstanceOf(Outcome.Joined.class);
    assertThat(welcomes(email)).isEqualTo(2);
  }

  @Test
  @DisplayName("A29 by the card too, where the invited address is theirs")
  void theWelcomeComesByTheCardToo() {
    var stage = new InviteStage(roster, "owned");
    String email = InviteStage.address("carded");
    Account ben = roster.person("Ben Ode", email);
    stage.ask("invite send " + email);
    roster.settle();
    roster.press(ben, roster.newestCard(ben), "Accept");
    assertThat(welcomes(email)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "R7: of an invitation to another address nobody learns that there is one, nor by time")
  void anInvitationToSomebodyElseTakesTheTimeOfNone() {
    var stage = new InviteStage(roster, "owned");
    String email = stage.invite(stage.founder(), "");
    UUID theirs =
        roster.core().links().waitingFor(roster.proving(email).proof().email()).getFirst().id();
    WebSession eve = roster.proving("eve@far.test");
    var spy = new SpyPool(database.read());
    try (var replica = roster.replica(spy.pool())) {
      Set<List<String>> lookUps =
          List.of(theirs, UUID.randomUUID()).stream()
              .map(id ->
                  spy.during(() -> {
                    assertThat(replica.links().accept(id, eve, ZOE, "eve " + id))
                        .isInstanceOf(Outcome.Unknown.class);
                    assertThat(replica.links().decline(id, eve, "eve no " + id))
                        .isInstanceOf(Outcome.Unknown.class);
                  }))
              .collect(Collectors.toSet());
      assertThat(lookUps).hasSize(1);
      assertThat(lookUps.iterator().next()).hasSize(2);
    }
  }
}
