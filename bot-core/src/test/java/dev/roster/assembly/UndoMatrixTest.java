package dev.roster.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.org.OrgCreation;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.Invariants;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Each change that can be taken back, against each thing that may happen before it is: it is taken
 * back, or refused with the reason and then nothing is changed.
 */
@ExtendWith(DatabaseExtension.class)
class UndoMatrixTest {

  private static final String OPS = "ops@orbit.test";

  private final TestRoster roster;
  private final TestDatabase database;
  private final Account ana;
  private final Account ben;
  private final Account chloe;
  private final Account dee;
  private final Account olu;
  private final Account eve;
  private final String mail;

  UndoMatrixTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.runBy(database, OrgCreation.ANYONE, OPS);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    this.chloe = roster.member(ana, "Chloe Fay", "admin");
    this.dee = roster.member(ana, "Dee Fox", "member");
    this.olu = roster.person("Olu Price", OPS);
    this.eve = roster.person("Eve Hart");
    this.mail = "zoe" + ana.user().toLowerCase(Locale.ROOT) + "@far.test";
  }

  @AfterEach
  void close() {
    roster.close();
  }

  /** Once, since each row has an org of its own and the rows of all are looked through. */
  @AfterAll
  static void requireInvariants(TestDatabase database) {
    Invariants.require(database, TestRoster.auditKey());
  }

  private String slug() {
    return "acme-" + ana.user().toLowerCase(Locale.ROOT);
  }

  /** Does it, with Confirm where it asks. */
  private Reply act(Account who, String line) {
    Reply asked =
        roster.say(
            who,
            line.replace("DEE", dee.mention())
                .replace("MAIL", mail)
                .replace("BEN", ben.mention())
                .replace("EVE", eve.mention())
                .replace("SLUG", slug()));
    boolean asks =
        TestRoster.message(asked).blocks().stream()
            .anyMatch(block -> block.toString().contains("label=Confirm"));
    return asks ? roster.press(who, asked, "Confirm") : asked;
  }

  private void must(Account who, String line) {
    long before = version();
    Reply done = act(who, line);
    assertThat(version()).as("%s: %s", line, TestRoster.words(done)).isGreaterThan(before);
  }

  private long version() {
    return database.number("select version from org where slug = ?", slug());
  }

  private Account actor(String change) {
    return isOperators(change) ? olu : isBilling(change) ? ana : ben;
  }

  private static boolean isOperators(String change) {
    return change.equals("attach") || change.equals("flag") || change.equals("flag-end");
  }

  private static boolean isBilling(String change) {
    return change.equals("plan") || change.equals("credits");
  }

  private Reply make(String change) {
    return switch (change) {
      case "role" -> act(ben, "member role DEE admin");
      case "tier" -> act(ben, "member tier DEE pro");
      case "tier-for" -> {
        must(ana, "member tier DEE pro for:90d");
        yield act(ben, "member tier DEE pro for:30d");
      }
      case "limit" -> act(ben, "member limit DEE 500");
      case "name" -> act(ben, "member edit DEE first:Dora");
      case "suspend" -> act(ben, "member suspend DEE");
      case "reactivate" -> {
        must(ana, "member suspend DEE");
        yield act(ben, "member reactivate DEE");
      }
      case "remove" -> act(ben, "member remove DEE");
      case "team-create" -> act(ben, "team create Data DEE");
      case "team-add" -> {
        must(ana, "team create Data");
        yield act(ben, "team add data DEE");
      }
      case "team-remove" -> {
        must(ana, "team create Data DEE");
        yield act(ben, "team remove data DEE");
      }
      case "team-edit" -> {
        must(ana, "team create Data DEE");
        yield act(ben, "team edit data description:Models");
      }
      case "team-budget" -> {
        must(ana, "team create Data DEE");
        yield budget(ben, "500");
      }
      case "team-deactivate" -> {
        must(ana, "team create Data DEE");
        yield act(ben, "team deactivate data");
      }
      case "invite" -> act(ben, "invite send MAIL");
      case "invite-cancel" -> {
        must(ana, "invite send MAIL");
        yield act(ben, "invite cancel MAIL");
      }
      case "approve" -> {
        must(dee, "upgrade request");
        yield act(ben, "upgrade approve " + code());
      }
      case "policy" -> act(ben, "org policy invite.resend_cooldown 7");
      case "org-edit" -> act(ben, "org edit description:Things");
      case "key" -> act(ben, "key create laptop");
      case "key-revoke" -> {
        must(chloe, "key create laptop");
        yield act(ben, "key revoke " + key());
      }
      case "domain-remove" -> {
        must(ana, "org domain-add " + domain());
        yield act(ben, "org domain-remove " + domain());
      }
      case "plan" -> act(ana, "org plan byok");
      case "credits" -> act(ana, "org credits 5000");
      case "attach" -> {
        // Whoever made an org is known.
        roster.say(eve, "org create \"Eves %s\" pro".formatted(eve.user()));
        yield act(olu, "member attach EVE org:SLUG");
      }
      case "flag" -> {
        must(ana, "org scheme directory");
        yield flag("Make subscriber admin");
      }
      case "flag-end" -> {
        must(ana, "org scheme directory");
        flag("Make subscriber admin");
        yield flag("End subscriber admin");
      }
      default -> throw new IllegalArgumentException(change);
    };
  }

  private Reply flag(String label) {
    return roster.press(
        olu, roster.say(olu, "member show " + dee.mention() + " org:" + slug()), label);
  }

  private String domain() {
    return slug() + ".test";
  }

  private String key() {
    return database
        .rows("select k.code from api_key k join org o on o.id = k.org_id where o.slug = ?", slug())
        .getFirst();
  }

  private String code() {
    return database
        .rows(
            "select r.code from upgrade_request r join org o on o.id = r.org_id where o.slug = ?",
            slug())
        .getFirst();
  }

  /** By the button on the team's card, and the form that it opens. */
  private Reply budget(Account who, String credits) {
    return roster.fillAfter(
        who, roster.say(who, "team show data"), "Set budget", Map.of("budget", credits));
  }

  /** Somebody else decides the same thing again, so that it looks as before. */
  private void again(String change) {
    roster.clock().advance(Duration.ofMinutes(6));
    List<String> lines =
        switch (change) {
          case "role" -> List.of("member role DEE member", "member role DEE admin");
          case "tier-for" -> List.of("member tier DEE base", "member tier DEE pro for:30d");
          case "tier", "approve" -> List.of("member tier DEE base", "member tier DEE pro");
          case "limit" -> List.of("member limit DEE none", "member limit DEE 500");
          case "name" -> List.of("member edit DEE first:none", "member edit DEE first:Dora");
          case "suspend" -> List.of("member reactivate DEE", "member suspend DEE");
          case "reactivate" -> List.of("member suspend DEE", "member reactivate DEE");
          case "team-create" -> List.of("team remove data DEE", "team add data DEE");
          case "team-add" -> List.of("team remove data DEE", "team add data DEE");
          case "team-remove" -> List.of("team add data DEE", "team remove data DEE");
          case "team-edit" ->
              List.of("team edit data description:-", "team edit data description:Models");
          case "team-budget" -> List.of();
          case "team-deactivate" -> List.of("team reactivate data", "team deactivate data");
          case "invite" -> List.of("invite resend MAIL");
          case "invite-cancel" -> List.of("invite send MAIL", "invite cancel MAIL");
          case "policy" ->
              List.of("org policy invite.resend_cooldown 8", "org policy invite.resend_cooldown 7");
          case "domain-remove" ->
              List.of("org domain-add " + domain(), "org domain-remove " + domain());
          case "org-edit" -> List.of("org edit description:none", "org edit description:Things");
          case "plan" -> List.of("org plan pro", "org plan byok");
          case "key" -> List.of("key revoke " + key());
          case "credits" -> List.of("org credits none", "org credits 5000");
          case "remove" -> List.of("invite send DEE");
          case "attach" -> List.of("member role EVE admin", "member role EVE member");
          case "flag", "flag-end" -> List.of();
          default -> throw new IllegalArgumentException(change);
        };
    if (change.startsWith("flag")) {
      List<String> labels = List.of("Make subscriber admin", "End subscriber admin");
      (change.equals("flag") ? labels.reversed() : labels).forEach(this::flag);
    }
    if (change.equals("team-budget")) {
      assertThat(TestRoster.words(budget(chloe, "none"))).contains("no budget any more");
      assertThat(TestRoster.words(budget(chloe, "500"))).contains("has a budget of");
    }
    lines.forEach(line -> must(isBilling(change) ? ana : chloe, line));
    if (change.equals("remove")) {
      roster.settle();
      roster.press(dee, roster.newestCard(dee), "Accept");
      must(chloe, "member remove DEE");
    }
  }

  private void happens(String event, String change) {
    switch (event) {
      case "nothing" -> {}
      case "again" -> again(change);
      case "target-removed" ->
          must(ana, change.equals("attach") ? "member remove EVE" : "member remove DEE");
      case "target-suspended" ->
          must(ana, change.equals("attach") ? "member suspend EVE" : "member suspend DEE");
      case "scheme" -> must(ana, "org scheme network");
      case "team-deleted" -> must(ana, "team delete data");
      case "team-inactive" -> must(ana, "team deactivate data");
      case "actor-demoted" -> must(ana, "member role BEN member");
      case "full" -> {
        must(ana, "org plan starter");
        while (database.number("select members + pending from org where slug = ?", slug()) < 5) {
          must(ana, "invite send f" + version() + "@far.test");
        }
      }
      default -> throw new IllegalArgumentException(event);
    }
  }

  @ParameterizedTest
  @DisplayName("an Undo is done or refused with the reason, whatever came between")
  @CsvFileSource(resources = "/undo/matrix.csv", numLinesToSkip = 1, delimiter = '|')
  void isDoneOrRefused(String change, String event, String answer) {
    Reply done = make(change);
    happens(event, change);
    long before = version();
    Account actor = actor(change);
    String said = TestRoster.words(roster.press(actor, done, "Undo"));
    assertThat(said).contains(answer);
    assertThat(version()).isEqualTo(answer.startsWith("Undone:") ? before + 1 : before);
    // Once more, by the command: done once, or refused as before.
    String second = roster.ask(actor, "undo org:" + slug());
    assertThat(second).as("twice").doesNotContain("went wrong");
    assertThat(TestRoster.words(roster.press(actor, done, "Undo"))).doesNotStartWith("Undone:");
  }
}
