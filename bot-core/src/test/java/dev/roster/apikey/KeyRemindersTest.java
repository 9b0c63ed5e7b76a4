package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.assembly.Core;
import dev.roster.chat.Account;
import dev.roster.testing.Collisions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class KeyRemindersTest {

  private final TestRoster roster;

  KeyRemindersTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  @Test
  void theOwnerHearsTwoWeeksAndADayBeforeOnceEach() {
    var stage = new KeyStage(roster, "owned");
    Account ben = stage.org.person("admin");
    stage.make(ben, "laptop-a expires:30d");
    roster.clock().set(Instant.parse("2026-12-08T09:59:00Z"));
    assertThat(roster.core().endOverdue()).isZero();
    roster.clock().set(Instant.parse("2026-12-08T10:01:00Z"));
    Core replica = roster.replica();
    try (var collisions = new Collisions()) {
      List<Integer> sent =
          collisions.collide(List.of(() -> roster.core().endOverdue(), () -> replica.endOverdue()));
      assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }
    roster.settle();
    assertThat(roster.newestCard(ben).words())
        .startsWith("Your API key laptop-a (k-")
        .contains("stops working 22 Dec 2026", "key create makes another");
    roster.clock().set(Instant.parse("2026-12-21T10:01:00Z"));
    assertThat(roster.core().endOverdue()).isEqualTo(1);
    assertThat(roster.core().endOverdue()).isZero();
    roster.clock().set(Instant.parse("2026-12-23T10:01:00Z"));
    assertThat(roster.core().endOverdue()).isZero();
  }

  @Test
  void ofAServiceKeyItsMakerAndTheHighestRoleHear() {
    var stage = new KeyStage(roster, "owned");
    Account owner = stage.org.founder();
    roster.ask(owner, "key create robot service:yes expires:2d");
    roster.clock().set(Instant.parse("2026-11-23T10:01:00Z"));
    assertThat(roster.core().endOverdue()).isEqualTo(1);
    roster.settle();
    assertThat(roster.newestCard(owner).words())
        .startsWith("The service key robot (k-")
        .contains(") of " + stage.org.name() + " stops working 24 Nov 2026");
  }

  @Test
  void ofAKeyThatDoesNotWorkNobodyHears() {
    var stage = new KeyStage(roster, "owned");
    Account ben = stage.org.person("admin");
    stage.make(ben, "gone expires:2d");
    stage.make(ben, "rests expires:2d");
    roster.say(ben, "key revoke gone");
    roster.say(stage.org.founder(), "member suspend " + ben.mention());
    roster.clock().set(Instant.parse("2026-11-23T10:01:00Z"));
    assertThat(roster.core().endOverdue()).isZero();
    roster.clock().set(Instant.parse("2026-11-23T10:02:00Z"));
    assertThat(roster.core().endOverdue()).isZero();
  }
}
