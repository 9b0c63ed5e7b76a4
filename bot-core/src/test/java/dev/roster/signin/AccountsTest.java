package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Outcome;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SpyPool;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see and do on their account page. */
@ExtendWith(DatabaseExtension.class)
class AccountsTest {

  private final SignInStage stage;
  private final TestRoster roster;
  private final Account ben;

  AccountsTest(TestDatabase database) {
    this.stage = new SignInStage(database, "network");
    this.roster = stage.roster;
    this.ben = roster.member(stage.ana, "Ben Ode", "admin");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private MyAccount account(Account who) {
    return roster.core().accounts().of(stage.person(who)).orElseThrow();
  }

  private MyAccount.Key keyOf(Account who, String name) {
    roster.say(who, "key create " + name);
    return account(who).keys().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Outcome revoke(Account who, MyAccount.Key key) {
    return roster
        .core()
        .accounts()
        .revoke(stage.person(who), key.org(), key.code(), "press-" + key.code());
  }

  @Test
  @DisplayName("R7: another org's key takes the time of one that does not exist")
  void whatIsNotTheirsTakesTheTimeOfNothing() {
    MyAccount.Key key = keyOf(ben, "laptop");
    UUID stranger = stage.person(roster.member(stage.ana, "Cem Ay", "member"));
    var spy = new SpyPool(roster.database().read());
    try (var replica = roster.replica(spy.pool())) {
      // The scheme is read once.
      assertThat(replica.accounts().of(stranger)).isPresent();
      List<List<String>> lookUps =
          List.of(key.org(), UUID.randomUUID()).stream()
              .map(org ->
                  spy.during(() ->
                      assertThat(replica.accounts().key(UUID.randomUUID(), org, key.code()))
                          .isEmpty()))
              .toList();
      assertThat(lookUps.getFirst()).isNotEmpty().isEqualTo(lookUps.getLast());
      assertThat(
              spy.during(() ->
                  assertThat(replica.accounts().key(stranger, key.org(), key.code())).isEmpty()))
          .isEqualTo(
              spy.during(() ->
                  assertThat(replica.accounts().key(stranger, key.org(), "k-none")).isEmpty()));
    }
  }

  @Test
  void showsTheOrgsWithRoleTierAndCreditsAndWhereOneSpeaks() {
    MyAccount mine = account(ben);
    assertThat(mine.name()).isEqualTo("Ben Ode");
    assertThat(mine.orgs())
        .singleElement()
        .satisfies(org -> {
          assertThat(org.name()).isEqualTo("Org " + stage.ana.user());
          assertThat(org.role()).isEqualTo("Admin");
          assertThat(org.tier()).isEqualTo("Base");
          assertThat(org.credits().orElseThrow()).contains("used");
          assertThat(org.active()).isTrue();
        });
    assertThat(mine.chats())
        .containsExactly(new MyAccount.Chat(ben.toString(), "Slack", Optional.of("Acme Chat")));
    assertThat(mine.providers()).isEmpty();
  }

  @Test
  void aKeyIsRevokedByTheCommandOfTheChatAndByItsOwnerOnly() {
    MyAccount.Key key = keyOf(ben, "laptop");
    assertThat(key.state()).isEqualTo("live");
    Account cem = roster.member(stage.ana, "Cem Ay", "member");
    assertThat(revoke(cem, key)).isInstanceOf(Outcome.Refused.class);
    assertThat(roster.core().accounts().key(stage.person(cem), key.org(), key.code())).isEmpty();
    assertThat(revoke(ben, key)).isInstanceOf(Outcome.Done.class);
    assertThat(account(ben).keys()).isEmpty();
    // Pressed twice, done once, answered alike.
    assertThat(revoke(ben, key)).isInstanceOf(Outcome.Done.class);
    assertThat(roster.ask(stage.ana, "audit list action:key"))
        .contains("Ben Ode")
        .contains("the account page");
  }

  @Test
  void whoIsInTheOrgNoMoreDoesNothingThere() {
    MyAccount.Key key = keyOf(ben, "desk");
    roster.say(stage.ana, "member suspend " + ben.mention());
    assertThat(account(ben).orgs()).singleElement().matches(org -> !org.active());
    stage.remove(ben.mention());
    assertThat(revoke(ben, key)).isInstanceOf(Outcome.Refused.class);
    assertThat(account(ben).orgs()).isEmpty();
  }
}
