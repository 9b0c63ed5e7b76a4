package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A personal org by signing in. */
@ExtendWith(DatabaseExtension.class)
class PersonalOrgTest {

  private final SignInStage stage;

  PersonalOrgTest(TestDatabase database) {
    this.stage = new SignInStage(database, "owned");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  @DisplayName("X27 who signs in into an owned org gets a personal org, once")
  void whoSignsInIntoAnOwnedOrgGetsAPersonalOneOnce() {
    // This door makes none by itself, as an org whose scheme changed has made none.
    stage.doors.add(stage.taking(stage.address("zoe")));
    UUID zoe = ((Arrival.Known) stage.arrive("zoe", stage.address("zoe"))).person();
    stage.arrive("zoe", stage.address("zoe"));
    assertThat(stage.roster.database().rows("select name from org where personal_of = ?", zoe))
        .containsExactly("Zoe Kim (personal)");
  }
}
