package dev.roster.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Command;
import dev.roster.org.OrgCreation;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each change that somebody can make only because they run this Roster: the org's audit has it, and
 * those at the top of the org hear of it, in schemes with an owner and in those without.
 */
@ExtendWith(DatabaseExtension.class)
class BypassTest {

  private static final String OPS = "ops@orbit.test";

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account olu;
  private final Account ana;
  private final Account ben;
  private final String address;
  private String slug = "";

  BypassTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.runBy(database, OrgCreation.ANYONE, OPS);
    this.olu = roster.person("Olu Price", OPS);
    this.ana = roster.person("Ana Lima");
    this.address = "ben" + ana.user().toLowerCase(Locale.ROOT) + "@lead.test";
    this.ben = roster.person("Ben Ode", address);
  }

  @AfterEach
  void close() {
    roster.settle();
    roster.requireInvariants();
    roster.close();
  }

  /** What is done, by the path under which the audit has it. */
  enum Use {
    ATTACH("member attach", "directory"),
    ATTACH_OWNED("member attach", "owned"),
    ATTACH_LADDER("member attach", "ladder"),
    ATTACH_UNDO("member attach-undo", "directory"),
    FLAG("member subscriber-admin", "directory"),
    FLAG_UNDO("member subscriber-admin-undo", "directory"),
    ERASE("account erase", "owned"),
    RIGHTS("org policy", "directory"),
    RIGHTS_UNDO("org policy-undo", "directory"),
    SCHEME("org scheme", "directory"),
    TEAM_ROLE("team role", "directory"),
    TEAM_ROLE_UNDO("team role-undo", "directory"),
    DOMAIN("org domain-add", "portal");

    private final String path;
    private final String scheme;

    Use(String path, String scheme) {
      this.path = path;
      this.scheme = scheme;
    }
  }

  private Reply olu(String line) {
    Reply asked = roster.say(olu, line + " org:" + slug);
    boolean asks =
        TestRoster.message(asked).blocks().stream()
            .anyMatch(block -> block.toString().contains("label=Confirm"));
    return asks ? roster.press(olu, asked, "Confirm") : asked;
  }

  private void prove(Account who, String email) {
    roster.say(who, "account link " + email);
    roster.settle();
    roster.say(who, "account confirm " + roster.mailer().code(email).orElseThrow());
  }

  private void member() {
    olu("member attach " + ben.mention());
    roster.settle();
  }

  private Reply flag() {
    member();
    Reply card = roster.say(olu, "member show " + ben.mention() + " org:" + slug);
    return roster.press(olu, card, "Make subscriber admin");
  }

  private Reply teamRole() {
    member();
    roster.say(ana, "team create Data members:" + ben.mention());
    return olu("team role data " + ben.mention() + " admin");
  }

  private Reply use(Use use) {
    return switch (use) {
      case ATTACH, ATTACH_OWNED, ATTACH_LADDER -> olu("member attach " + ben.mention());
      case ATTACH_UNDO -> roster.press(olu, olu("member attach " + ben.mention()), "Undo");
      case FLAG -> flag();
      case FLAG_UNDO -> roster.press(olu, flag(), "Undo");
      case ERASE -> {
        member();
        Reply asked = roster.say(olu, "account erase " + ben.mention());
        yield roster.press(olu, asked, "Confirm");
      }
      case RIGHTS -> olu("org policy grant.ceiling any");
      case RIGHTS_UNDO -> roster.press(olu, olu("org policy grant.ceiling any"), "Undo");
      case SCHEME -> olu("org scheme network");
      case TEAM_ROLE -> teamRole();
      case TEAM_ROLE_UNDO -> roster.press(olu, teamRole(), "Undo");
      case DOMAIN -> {
        // It takes a right in the org too: what running Roster gives is that nobody looks.
        roster.say(ana, "invite send " + olu.mention() + " role:admin");
        roster.settle();
        roster.press(olu, roster.newestCard(olu), "Accept");
        yield olu("org domain-add " + slug + ".test");
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "C07, C13, C20, C42: what platform admins do is audited and told to who leads the org")
  void isAuditedAndTold(Use use) {
    String name = "Org " + ana.user();
    slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
    // Whom they act on must be known.
    prove(ben, address);
    roster.say(ana, "org create \"%s\" pro scheme:%s".formatted(name, use.scheme));

    Reply done = use(use);
    roster.settle();

    List<String> told = roster.slack().directTo(ana).stream().map(Reply.Message::words).toList();
    long acted =
        database.number(
            "select count(*) from audit_event e join org o on o.id = e.chain where o.slug = ? and e.action = 'operator.acted'",
            slug);
    assertThat(told)
        .as("after: %s", TestRoster.words(done))
        .filteredOn(words -> words.contains("Olu Price, a platform admin of this Roster"))
        .hasSize((int) acted)
        .isNotEmpty();
    assertThat(
            database.rows(
                """
                select json_value(e.after_values, '$.command') from audit_event e
                join org o on o.id = e.chain
                where o.slug = ? and e.action = 'operator.acted' order by e.version desc limit 1
                """,
                slug))
        .containsExactly(use.path);
    assertThat(roster.ask(ana, "audit list"))
        .contains("acted as platform admin (%s)".formatted(use.path));
  }

  /** A new command of theirs fails here until it has a row above. */
  @Test
  void everyCommandOfPlatformAdminsHasARow() {
    Set<String> theirs =
        roster.engine().catalog().all().stream()
            .filter(command -> command.need().equals(OperatorCommands.NEED))
            .map(Command::path)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shown =
        Stream.of(Use.values()).map(use -> use.path).collect(Collectors.toCollection(TreeSet::new));
    assertThat(theirs).isNotEmpty();
    assertThat(shown).containsAll(theirs);
  }

  @Test
  void whoLeadsAnOrgWithoutAnyChatAccountHearsByMail() {
    String hers = "ana" + ana.user().toLowerCase(Locale.ROOT) + "@lead.test";
    String name = "Org " + ana.user();
    slug = name.toLowerCase(Locale.ROOT).replace(' ', '-');
    prove(ben, address);
    roster.say(ana, "org create \"%s\" pro scheme:directory".formatted(name));
    prove(ana, hers);
    roster.press(ana, roster.say(ana, "account unlink"), "Confirm");

    olu("member attach " + ben.mention());
    roster.settle();

    assertThat(roster.mailer().to(hers).getLast().subject())
        .isEqualTo("A platform admin acted in " + name);
  }

  @Test
  void whatTheirOwnRoleAllowsIsNoBypass() {
    slug = "ops-" + olu.user().toLowerCase(Locale.ROOT);
    roster.say(olu, "org create \"Ops %s\" pro".formatted(olu.user()));
    olu("org policy invite.resend_cooldown 9");
    olu("org edit description:Ours");

    assertThat(
            database.number(
                "select count(*) from audit_event e join org o on o.id = e.chain where o.slug = ? and e.action = 'operator.acted'",
                slug))
        .isZero();
  }
}
