package dev.roster.org;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.testing.Collisions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class SlugTest {

  private final TestDatabase database;

  SlugTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void takesTheLowestNumberThatIsFree() {
    assertThat(Slug.free("acme", Set.of(), 1)).isEqualTo("acme");
    assertThat(Slug.free("acme", Set.of("acme", "acme-3"), 2)).isEqualTo("acme-2");
  }

  @Test
  void leavesItToChanceOnceOthersWereFasterTwice() {
    assertThat(Slug.free("acme", Set.of("acme"), 3)).matches("acme-[a-z0-9]{4,5}");
    String longest = Slug.of("a".repeat(60), "org");
    assertThat(Slug.free(longest, Set.of(), 3)).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void looksForNoNumberAmongMany() {
    List<String> many =
        IntStream.range(0, Slug.LOOKED_AT).mapToObj(i -> i == 0 ? "acme" : "acme-" + i).toList();
    assertThat(Slug.free("acme", many, 1)).matches("acme-[a-z0-9]{4,5}");
  }

  @Test
  void isItselfWhereOnlyLongerOnesAreTaken() {
    List<String> longer =
        IntStream.range(0, Slug.LOOKED_AT).mapToObj(i -> "data-" + (char) ('a' + i % 26)).toList();
    assertThat(Slug.free("data", longer, 1)).isEqualTo("data");
  }

  /** More than a change is tried for a key that is taken. */
  @Test
  void twelveWhoWantTheSameNameAtOnceAllGetAnOrg() {
    try (var roster = TestRoster.start(database);
        var collisions = new Collisions()) {
      var acts = new ArrayList<Callable<String>>();
      for (int i = 0; i < 12; i++) {
        Account founder = roster.person("Ana " + i);
        acts.add(() -> roster.ask(founder, "org create Twelvefold pro"));
      }
      assertThat(collisions.collide(acts)).allSatisfy(said -> assertThat(said).contains("Twelvef"));
      assertThat(database.rows("select slug from org where name = 'Twelvefold'"))
          .hasSize(12)
          .doesNotHaveDuplicates();
    }
  }
}
