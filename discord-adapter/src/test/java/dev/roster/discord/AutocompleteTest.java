package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Choice;
import dev.roster.discord.standin.Endpoint;
import dev.roster.discord.standin.Fault;
import dev.roster.discord.standin.Guild;
import dev.roster.discord.standin.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is offered while an option is typed in Discord. */
@DisplayName("issue, Build: autocomplete of members, teams, orgs, requests; only what one may see")
final class AutocompleteTest {

  private final OnDiscord on;
  private final Person cat;
  private final Person dan;

  AutocompleteTest() throws Exception {
    on = new OnDiscord();
    cat = on.acme.person("Cat");
    dan = on.acme.person("Dan");
  }

  @BeforeEach
  void found() throws Exception {
    on.found("Acme");
    on.join(cat, "member");
    on.say(on.ada, "/team create", Map.of("name", "Data", "members", cat.mention()));
    on.say(on.ada, "/team create", Map.of("name", "Design"));
  }

  @AfterEach
  void close() {
    assertThat(on.discord.pings()).isEmpty();
    on.close();
  }

  private List<String> names(Person who, String line, String option, String typed)
      throws Exception {
    return on.discord.complete(who, line, option, typed, Map.of()).stream()
        .map(Choice::name)
        .toList();
  }

  @Test
  void offersMembers() throws Exception {
    assertThat(names(on.ada, "/member show", "person", ""))
        .anyMatch(name -> name.contains("Bob"))
        .anyMatch(name -> name.contains("Cat"))
        .noneMatch(name -> name.contains("Dan"));
    List<Choice> found = on.discord.complete(on.ada, "/member show", "person", "@ca", Map.of());
    assertThat(found).singleElement().extracting(Choice::name).asString().contains("Cat");
    assertThat(on.say(on.ada, "/member show", Map.of("person", found.getFirst().value())))
        .contains("Cat");
  }

  @Test
  void offersTeamsAndOrgsToThoseInThem() throws Exception {
    assertThat(names(on.ada, "/team edit", "team", "d")).hasSize(2);
    assertThat(names(on.ada, "/team edit", "team", "des"))
        .singleElement()
        .asString()
        .contains("Design");
    assertThat(names(on.ada, "/org switch", "org", "ac")).anyMatch(name -> name.contains("Acme"));
    assertThat(names(cat, "/team list", "org", "")).anyMatch(name -> name.contains("Acme"));
  }

  @Test
  void offersAStrangerNothingOfTheOrg() throws Exception {
    assertThat(names(dan, "/member show", "person", "")).isEmpty();
    assertThat(names(dan, "/team show", "team", "")).isEmpty();
    assertThat(names(dan, "/org switch", "org", "")).noneMatch(name -> name.contains("Acme"));
    assertThat(on.discord.complete(dan, "/member show", "person", "", Map.of("org", "acme")))
        .isEmpty();
  }

  @Test
  void offersRequestsToThoseWhoDecide() throws Exception {
    on.say(cat, "/upgrade request", Map.of("reason", "please"));

    assertThat(names(on.bob, "/upgrade approve", "request", ""))
        .singleElement()
        .asString()
        .contains("Cat");
    assertThat(names(dan, "/upgrade approve", "request", "")).isEmpty();
    assertThat(names(cat, "/upgrade approve", "request", "")).isEmpty();
    assertThat(names(cat, "/upgrade cancel", "request", "")).hasSize(1);
  }

  @Test
  void offersOnlyRolesThatOneMayGive() throws Exception {
    assertThat(names(on.ada, "/member role", "role", "")).isNotEmpty();
    assertThat(names(dan, "/member role", "role", "")).isEmpty();
  }

  @Test
  void staysWithinTheLimitsWithManyPeopleAndLongNames() throws Exception {
    for (int i = 0; i < 30; i++) {
      on.say(
          on.ada, "/team create", Map.of("name", "Longname %02d ".formatted(i) + "ü".repeat(66)));
    }

    assertThat(names(on.ada, "/team show", "team", "long")).hasSize(25);
  }

  @Test
  void aLateAnswerIsNotMissed() throws Exception {
    on.discord.fault(Endpoint.CALLBACK, Fault.slow(Duration.ofSeconds(1)));

    assertThat(names(on.ada, "/team show", "team", "data")).hasSize(1);
  }

  @Test
  void offersNothingOfAnOrgThatIsNotConnectedToTheServer() throws Exception {
    Guild other = on.discord.guild("Other");
    other.join(on.ada);

    assertThat(
            on.discord.complete(
                on.ada, other.channel("general"), "/member show", "person", "", Map.of()))
        .isEmpty();
  }
}
