package dev.roster.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Outcome;
import dev.roster.command.Programs;
import dev.roster.json.Json;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender.Post;
import dev.roster.store.Lane;
import dev.roster.store.Subscriptions;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.FakeWebhooks;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class WebhookTest {

  private final TestDatabase database;
  private final TestRoster roster;
  private final Account ana;

  /** Its own for each test: what an earlier one left in the outbox goes elsewhere. */
  private final String url = "https://hooks.acme.com/" + UUID.randomUUID();

  private UUID org = new UUID(0, 0);

  WebhookTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima", "ana-" + UUID.randomUUID() + "@acme.test");
  }

  @BeforeEach
  void anOrg() {
    roster.say(ana, "org create Acme pro");
    org = UUID.fromString(database.rows("select max(id) from org").getFirst());
  }

  @AfterEach
  void close() {
    roster.close();
  }

  private Outcome ask(Account who, String command, Map<String, String> words) {
    var input = new Input.Requested(command, words, OptionalLong.empty());
    return ((Programs) roster.engine()).attempt(roster.call(who, input));
  }

  private String make(Map<String, String> words) {
    var done = (Outcome.Done) ask(ana, "webhook create", words);
    return String.valueOf(done.told().get("webhook"));
  }

  private String refused(String command, Map<String, String> words) {
    return ((Outcome.Refused) ask(ana, command, words)).sentence();
  }

  private Webhook webhook(String code) {
    return database.databases().read(sql -> WebhookTable.byCode(sql, org, code)).orElseThrow();
  }

  private List<Webhook> all() {
    return database.databases().read(sql -> WebhookTable.all(sql, org));
  }

  private List<Delivery> deliveries(String code) {
    Webhook webhook = webhook(code);
    return database
        .databases()
        .read(sql ->
            Lane.newest(sql, Subscriptions.lane(webhook.id()), OptionalLong.empty(), 10).stream()
                .map(row -> Delivery.of(sql, webhook, row))
                .toList());
  }

  private List<String> types() {
    return roster.webhooks().sentTo(url).stream()
        .map(post -> post.type().substring("dev.roster.".length()))
        .toList();
  }

  private void tried(int times) {
    for (int i = 0; i < times; i++) {
      roster.settle();
      roster.clock().advance(Duration.ofHours(1));
    }
    roster.settle();
  }

  @Test
  void hearsOfEachChangeInItsOrder() {
    make(Map.of("url", url));
    Account ben = roster.member(ana, "Ben Castillo", "member");
    roster.say(ana, "team create Data " + ben.mention());
    roster.settle();
    assertThat(types())
        .startsWith("invitation.sent")
        .containsSubsequence("invitation.accepted", "member.joined", "team.created");
    Post joined =
        roster.webhooks().sentTo(url).stream()
            .filter(post -> post.type().endsWith("member.joined"))
            .findFirst()
            .orElseThrow();
    Map<?, ?> data = Json.read(joined.data(), Map.class);
    assertThat(data.get("org")).isEqualTo(webhookOrg());
    assertThat(String.valueOf(data.get("person"))).contains("name=Ben Castillo");
    assertThat(String.valueOf(data.get("after"))).contains("role=member");
    assertThat(joined.id()).startsWith(org + "-");
    assertThat(joined.source()).hasToString("https://roster.test/orgs/" + webhookOrg());
  }

  private String webhookOrg() {
    return database.rows("select slug from org where id = ?", org.toString()).getFirst();
  }

  @Test
  void hearsOnlyOfWhatItWants() {
    make(Map.of("url", url, "events", "team.* member.role"));
    Account ben = roster.member(ana, "Ben Castillo", "member");
    roster.say(ana, "team create Data " + ben.mention());
    roster.press(ana, roster.say(ana, "member role " + ben.mention() + " admin"), "Confirm");
    roster.settle();
    assertThat(types())
        .contains("team.created", "member.role")
        .allMatch(type -> type.startsWith("team.") || type.equals("member.role"));
  }

  @Test
  void whatIsNotTakenIsTriedAgainThenParkedThenRetried() {
    String code = make(Map.of("url", url, "events", "team.created"));
    var later = new Verdict.Later(Duration.ZERO);
    roster.webhooks().failNext(url, Collections.nCopies(12, later).toArray(Verdict[]::new));
    roster.say(ana, "team create Data");
    tried(12);
    assertThat(deliveries(code))
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.state()).isEqualTo("parked");
          assertThat(delivery.tries()).isEqualTo(12);
          assertThat(delivery.error()).contains("it answered 500");
          assertThat(delivery.action()).isEqualTo("team.created");
        });
    assertThat(webhook(code).health().error()).contains("it answered 500");
    assertThat(roster.webhooks().sentTo(url)).isEmpty();

    // What comes after it is not held up.
    roster.say(ana, "team create Research");
    roster.settle();
    assertThat(types()).containsExactly("team.created");

    var again = (Outcome.Done) ask(ana, "webhook replay", Map.of("webhook", code));
    assertThat(again.told()).containsEntry("events", 1);
    roster.settle();
    assertThat(types()).containsExactly("team.created", "team.created");
    assertThat(deliveries(code)).allMatch(delivery -> delivery.state().equals("sent"));
    assertThat(webhook(code).health().succeededAt()).isPresent();
    roster.requireInvariants();
  }

  @Test
  void whatHappenedSinceIsSentAgainWithTheSameIds() {
    String code = make(Map.of("url", url, "events", "team.created"));
    roster.say(ana, "team create Data");
    roster.clock().advance(Duration.ofHours(2));
    roster.say(ana, "team create Research");
    roster.settle();
    List<String> first = roster.webhooks().sentTo(url).stream().map(Post::id).toList();
    assertThat(first).hasSize(2).doesNotHaveDuplicates();

    ask(ana, "webhook replay", Map.of("webhook", code, "since", "1h"));
    roster.settle();
    assertThat(roster.webhooks().sentTo(url).stream().map(Post::id))
        .containsExactly(first.get(0), first.get(1), first.get(1));
    ask(ana, "webhook replay", Map.of("webhook", code, "since", "3h"));
    roster.settle();
    assertThat(roster.webhooks().sentTo(url).stream().map(Post::id).skip(3))
        .containsExactlyElementsOf(first);
  }

  @Test
  void whoeverIsGoneForGoodIsSentNothingMore() {
    String code = make(Map.of("url", url, "events", "team.created"));
    roster.webhooks().failNext(url, new Verdict.Never());
    roster.say(ana, "team create Data");
    roster.settle();
    assertThat(webhook(code).disabledAt()).isPresent();
    roster.say(ana, "team create Research");
    roster.settle();
    assertThat(roster.webhooks().sentTo(url)).isEmpty();
    assertThat(roster.ask(ana, "audit list")).contains("(team.created, disabled)");
    assertThat(refused("webhook test", Map.of("webhook", code)))
        .isEqualTo("%s is disabled; enable it first.".formatted(code));

    ask(ana, "webhook change", Map.of("webhook", code, "enabled", "yes"));
    ask(ana, "webhook test", Map.of("webhook", code));
    roster.settle();
    assertThat(types()).containsExactly("webhook.tested");
    roster.requireInvariants();
  }

  @Test
  void aChangedSecretSignsWithTheFormerOneForADay() {
    String code = make(Map.of("url", url, "events", "team.created"));
    ask(ana, "webhook rotate", Map.of("webhook", code));
    roster.say(ana, "team create Data");
    roster.settle();
    roster.clock().advance(Webhook.OVERLAP);
    roster.say(ana, "team create Research");
    roster.settle();
    List<Post> sent = roster.webhooks().sentTo(url);
    assertThat(sent.get(0).secrets()).hasSize(2);
    assertThat(sent.get(1).secrets()).hasSize(1);
    assertThat(sent.get(1).secrets().getFirst()).isEqualTo(sent.get(0).secrets().getFirst());
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    assertThat(refused("webhook create", Map.of("url", "http://hooks.acme.com/")))
        .contains("is no https address");
    assertThat(refused("webhook create", Map.of("url", "https://" + FakeWebhooks.INNER + "/")))
        .contains("leads to an inner network");
    String code = make(Map.of("url", url));
    assertThat(refused("webhook create", Map.of("url", url)))
        .isEqualTo("%s sends to this address already; change its events instead.".formatted(code));
    assertThat(refused("webhook delete", Map.of("webhook", "w-none")))
        .isEqualTo("There is no webhook w-none in Acme.");
  }

  @Test
  void anOrgHasAtMostTwenty() {
    for (int i = 0; i < Webhooks.MOST; i++) {
      make(Map.of("url", url + i));
    }
    assertThat(refused("webhook create", Map.of("url", url)))
        .contains("has 20 webhooks already, which is the most");
  }

  @Test
  void afterItIsDeletedWhatWaitsIsNotSent() {
    String code = make(Map.of("url", url, "events", "team.created"));
    roster.webhooks().failNext(url, new Verdict.Later(Duration.ofMinutes(1)));
    roster.say(ana, "team create Data");
    roster.settle();
    ask(ana, "webhook delete", Map.of("webhook", code));
    tried(1);
    assertThat(roster.webhooks().sentTo(url)).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void hearsThatTheOrgWasDeletedAfterAllBeforeAndNothingMore() {
    make(Map.of("url", url, "events", "team.created org.*"));
    String slug = webhookOrg();
    roster.webhooks().failNext(url, new Verdict.Later(Duration.ofMinutes(1)));
    roster.say(ana, "team create Data");
    roster.press(ana, roster.say(ana, "org delete"), "Confirm");
    tried(2);
    assertThat(types()).containsExactly("team.created", "org.deleted");
    Post last = roster.webhooks().sentTo(url).getLast();
    assertThat(last.source()).hasToString("https://roster.test/orgs/" + slug);
    assertThat(Json.read(last.data(), Map.class).get("org")).isEqualTo(slug);
    tried(2);
    assertThat(types()).hasSize(2);
  }

  @Test
  void whoeverIsGoneForGoodIsLeftAloneInADeletedOrgToo() {
    make(Map.of("url", url, "events", "org.deleted"));
    roster.webhooks().failNext(url, new Verdict.Never());
    roster.press(ana, roster.say(ana, "org delete"), "Confirm");
    tried(2);
    assertThat(types()).isEmpty();
    assertThat(
            database.number(
                "select count(*) from outbox where lane like 'webhook:%' and state = 'parked'"
                    + " and lane in (select concat('webhook:', id) from webhook where org_id = ?)",
                org.toString()))
        .isEqualTo(1);
  }

  @Test
  void onlyWhoMayChangeSettingsHasWebhooks() {
    Account ben = roster.member(ana, "Ben Castillo", "member");
    Outcome outcome = ask(ben, "webhook create", Map.of("url", url));
    assertThat(((Outcome.Refused) outcome).rule()).isEqualTo("permission=settings.manage");
  }

  @Test
  void nobodyTypesThem() {
    assertThat(roster.ask(ana, "webhook create " + url)).contains("webhook is no command");
    assertThat(TestRoster.words(roster.fill(ana, "webhook create", Map.of("url", url))))
        .contains("webhook create is no command");
    assertThat(all()).isEmpty();
  }

  @Test
  void anotherOrgHearsNothing() {
    make(Map.of("url", url, "events", "team.created"));
    roster.say(ana, "org create Zenith pro");
    roster.say(ana, "team create Data");
    roster.settle();
    assertThat(roster.webhooks().sentTo(url)).isEmpty();
  }
}
