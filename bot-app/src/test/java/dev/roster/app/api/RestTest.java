package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.RestStage.Answer;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class RestTest {

  private RestStage rest;

  @BeforeEach
  void start(TestDatabase database) {
    rest = new RestStage(database, "owned");
  }

  @AfterEach
  void stop() {
    rest.roster().requireInvariants();
    rest.close();
  }

  private static String as(Account account) {
    return account.toString().replace("/", "%2F");
  }

  @Test
  void describesTheOrg() {
    JsonNode org = rest.get("/org").body();
    assertThat(org.path("org").asText()).startsWith("acme");
    assertThat(org.path("roles").findValuesAsText("name"))
        .containsExactly("member", "admin", "owner");
    assertThat(org.path("members").asInt()).isEqualTo(1);
  }

  @Test
  void changesAMemberInEveryWay() {
    Account ben = rest.member("Ben", "member");
    assertThat(rest.put("/members/ben@acme.test/role", "{\"role\":\"admin\"}").status())
        .isEqualTo(200);
    assertThat(rest.put("/members/" + as(ben) + "/tier", "{\"tier\":\"pro\"}").status())
        .isEqualTo(200);
    String id = rest.get("/members/" + as(ben)).text("id");
    rest.used(id, 7, 2);
    rest.put("/members/" + id + "/limit", "{\"credits\":500}");
    rest.patch("/members/" + id, "{\"first\":\"Benedikt\",\"last\":null}");
    JsonNode wrong = rest.put("/members/" + id + "/limit", "{\"credits\":\"many\"}").body();
    assertThat(wrong.at("/errors")).hasSize(1);
    assertThat(wrong.at("/errors/0/detail").asText())
        .isEqualTo("This must be a whole number, or null.");
    assertThat(rest.patch("/members/" + id, "{\"first\":5}").text("detail"))
        .isEqualTo("This must be a text, or null.");
    rest.put("/members/" + id + "/status", "{\"status\":\"suspended\",\"reason\":\"audit\"}");
    JsonNode shown = rest.get("/members/ben@acme.test").body();
    assertThat(shown.path("role").asText()).isEqualTo("admin");
    assertThat(shown.path("tier").asText()).isEqualTo("pro");
    assertThat(shown.path("creditLimit").asLong()).isEqualTo(500);
    assertThat(shown.path("name").asText()).isEqualTo("Benedikt");
    assertThat(shown.path("status").asText()).isEqualTo("suspended");
    assertThat(shown.path("credits").asLong()).isEqualTo(7);
    assertThat(shown.path("requests").asLong()).isEqualTo(2);
    JsonNode listed = rest.get("/members?query=benedikt").body().at("/members/0");
    assertThat(listed.path("credits")).isEqualTo(shown.path("credits"));
    assertThat(listed.path("requests")).isEqualTo(shown.path("requests"));
    assertThat(shown.path("accounts").get(0).asText()).isEqualTo(ben.toString());
    rest.put("/members/" + id + "/status", "{\"status\":\"active\"}");
    rest.put("/members/" + id + "/limit", "{\"credits\":null}");
    JsonNode back = rest.get("/members/" + id).body();
    assertThat(back.path("status").asText()).isEqualTo("active");
    assertThat(back.has("creditLimit")).isFalse();
    assertThat(rest.delete("/members/" + id + "?reason=left").status()).isEqualTo(200);
    assertThat(rest.get("/members/" + id).status()).isEqualTo(404);
    assertThat(rest.delete("/members/" + id).status()).isEqualTo(404);
  }

  @Test
  void listsPeopleByPages() {
    rest.member("Ben", "member");
    rest.member("Chloe", "admin");
    rest.post("/invitations", "{\"people\":[\"dee@acme.test\"]}");
    var names = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page =
          rest.get("/members?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next)).body();
      names.addAll(page.path("members").findValuesAsText("name"));
      next = page.path("next").asText();
    } while (!next.isEmpty());
    assertThat(names).containsExactly("Ana Lima", "Ben Ode", "Chloe Ode", "dee@acme.test");
    assertThat(rest.get("/members?role=admin").body().path("members")).hasSize(1);
    assertThat(rest.get("/members?role=emperor").status()).isEqualTo(400);
    assertThat(rest.get("/members?cursor=AAAAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(400);
    assertThat(rest.get("/members?inactive=soon").status()).isEqualTo(400);
  }

  @Test
  void invitesAndSaysWhatCameOfEach() {
    Answer sent =
        rest.post(
            "/invitations",
            "{\"people\":[\"dee@acme.test\",\"ana@acme.test\"],\"role\":\"admin\"}");
    JsonNode results = sent.body().path("results");
    assertThat(results.get(0).path("done").asBoolean()).isTrue();
    assertThat(results.get(1).path("done").asBoolean()).isFalse();
    assertThat(results.get(1).path("why").asText()).isNotEmpty();
    String id = results.get(0).path("id").asText();
    JsonNode listed = rest.get("/invitations?state=pending").body().path("invitations");
    assertThat(listed.findValuesAsText("id")).containsExactly(id);
    assertThat(listed.get(0).path("invitedBy").asText()).isEqualTo("Service key product");
    assertThat(rest.delete("/invitations/" + id).status()).isEqualTo(200);
    assertThat(rest.get("/invitations?state=cancelled").body().path("invitations")).hasSize(1);
    assertThat(rest.delete("/invitations/eve@acme.test").status()).isEqualTo(404);
    assertThat(
            rest.post("/invitations", "{\"people\":[\"nobody\"]}")
                .body()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("/people/0");
  }

  @Test
  void lookAfterTeams() {
    rest.member("Ben", "member");
    Answer made =
        rest.post("/teams", "{\"name\":\"Data Science\",\"members\":[\"ben@acme.test\"]}");
    assertThat(made.status()).isEqualTo(201);
    String team = made.text("team");
    assertThat(made.body().at("/results/0/done").asBoolean()).isTrue();
    assertThat(rest.post("/teams", "{\"name\":\"data science\"}").status()).isEqualTo(409);
    rest.patch("/teams/" + team, "{\"description\":\"Models\"}");
    rest.put("/teams/" + team + "/members/ana@acme.test", null);
    JsonNode shown = rest.get("/teams/" + team).body();
    assertThat(shown.path("description").asText()).isEqualTo("Models");
    assertThat(shown.path("people").findValuesAsText("name"))
        .containsExactly("Ana Lima", "Ben Ode");
    rest.delete("/teams/" + team + "/members/ana@acme.test");
    rest.put("/teams/" + team + "/status", "{\"status\":\"inactive\"}");
    assertThat(rest.get("/teams").body().at("/teams/0/active").asBoolean()).isFalse();
    assertThat(rest.get("/members/ben@acme.test").body().path("teams")).hasSize(1);
    assertThat(rest.delete("/teams/" + team).status()).isEqualTo(200);
    assertThat(rest.get("/teams/" + team).status()).isEqualTo(404);
  }

  @Test
  void decidesOnRequestsOnce() {
    Account ben = rest.member("Ben", "member");
    rest.roster().say(ben, "upgrade request for the launch");
    JsonNode listed = rest.get("/requests?state=pending").body().path("requests");
    String id = listed.get(0).path("id").asText();
    assertThat(listed.get(0).path("reason").asText()).isEqualTo("for the launch");
    Answer approved = rest.send("POST", "/requests/" + id + "/approve", null, Map.of());
    assertThat(approved.text("message")).contains("Ben Ode").contains("is on Pro now");
    assertThat(rest.get("/requests/" + id).text("state")).isEqualTo("approved");
    assertThat(rest.post("/requests/" + id + "/deny", "{\"reason\":\"no\"}").status())
        .isEqualTo(409);
    assertThat(rest.get("/requests/r-zzzz").status()).isEqualTo(404);
  }

  @Test
  void endsKeys() {
    rest.member("Chloe", "admin");
    JsonNode keys = rest.get("/keys").body().path("keys");
    assertThat(keys.findValuesAsText("origin")).containsExactly("service");
    assertThat(keys.toString()).doesNotContain(rest.key());
    assertThat(rest.get("/keys?person=chloe@acme.test").body().path("keys")).isEmpty();
    String id = keys.get(0).path("id").asText();
    assertThat(rest.delete("/keys/k-zzzz").status()).isEqualTo(404);
    assertThat(rest.delete("/keys/" + id).status()).isEqualTo(200);
    assertThat(rest.get("/org").status()).isEqualTo(401);
  }

  @Test
  void refusesWhatChatRefusesTheTopRole() {
    Account ben = rest.member("Ben", "admin");
    Answer removing = rest.delete("/members/ana@acme.test");
    assertThat(removing.status()).isEqualTo(403);
    Answer crowning = rest.put("/members/" + as(ben) + "/role", "{\"role\":\"owner\"}");
    assertThat(crowning.status()).isEqualTo(403);
    assertThat(crowning.text("rule")).isNotEmpty();
    assertThat(rest.put("/members/" + as(ben) + "/role", "{\"role\":\"emperor\"}").status())
        .isEqualTo(400);
    assertThat(
            rest.post("/invitations", "{\"people\":[\"x@acme.test\"],\"role\":\"owner\"}").status())
        .isEqualTo(403);
    assertThat(rest.put("/members/ana@acme.test/status", "{\"status\":\"suspended\"}").status())
        .isEqualTo(403);
  }

  @Test
  void knowsNothingOfOtherOrgs() {
    Account eve = rest.roster().person("Eve", "eve@other.test");
    rest.roster().say(eve, "org create Other pro");
    rest.roster().say(eve, "team create Secret");
    rest.roster().say(eve, "invite send zoe@other.test");
    assertThat(rest.get("/members/eve@other.test").status()).isEqualTo(404);
    assertThat(rest.get("/members/" + as(eve)).status()).isEqualTo(404);
    assertThat(rest.get("/teams/secret").status()).isEqualTo(404);
    assertThat(rest.delete("/invitations/zoe@other.test").status()).isEqualTo(404);
    assertThat(rest.get("/teams").body().path("teams")).isEmpty();
    String foreign = rest.serviceKey(eve, "theirs");
    Answer theirs = rest.send("GET", "/org", null, Map.of("Authorization", "Bearer " + foreign));
    assertThat(theirs.text("org")).startsWith("other");
    String next =
        rest.send("GET", "/members?limit=1", null, Map.of("Authorization", "Bearer " + foreign))
            .text("next");
    assertThat(rest.get("/members?cursor=" + next).status()).isEqualTo(400);
  }

  @Test
  void takesNoKeyOfAPerson() {
    Account chloe = rest.member("Chloe", "admin");
    String own =
        rest.roster().ask(chloe, "key create laptop").replaceAll("(?s).*(rk_[\\w-]{43}).*", "$1");
    Answer refused = rest.send("GET", "/org", null, Map.of("Authorization", "Bearer " + own));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().toString()).doesNotContain(own);
  }

  @Test
  void makesAChangeOnceHoweverOftenItIsSent() throws Exception {
    var sending = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 10; i++) {
      sending.add(() ->
          rest.send(
              "POST",
              "/invitations",
              "{\"people\":[\"dee@acme.test\"]}",
              Map.of("Idempotency-Key", "first")));
    }
    var answers = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> one : threads.invokeAll(sending)) {
        assertThat(one.get().status()).isEqualTo(200);
        answers.add(one.get().body().toString() + one.get().header("ETag"));
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next()).contains("\"done\":true");
    assertThat(rest.get("/invitations").body().path("invitations")).hasSize(1);
    Answer reused =
        rest.send(
            "POST",
            "/invitations",
            "{\"people\":[\"eve@acme.test\"]}",
            Map.of("Idempotency-Key", "first"));
    assertThat(reused.status()).isEqualTo(422);
    Answer again =
        rest.send("DELETE", "/members/ana@acme.test", null, Map.of("Idempotency-Key", "2"));
    Answer same =
        rest.send("DELETE", "/members/ana@acme.test", null, Map.of("Idempotency-Key", "2"));
    assertThat(same.body()).isEqualTo(again.body());
    assertThat(same.status()).isEqualTo(403);
    assertThat(
            rest.send(
                    "DELETE",
                    "/members/ana@acme.test",
                    null,
                    Map.of("Idempotency-Key", "two words"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void changesOnlyWhatTheCallerKnows() throws Exception {
    rest.member("Ben", "member");
    String etag = rest.get("/members/ben@acme.test").header("ETag");
    assertThat(
            rest.send("GET", "/members/ben@acme.test", null, Map.of("If-None-Match", etag))
                .status())
        .isEqualTo(304);
    var racing = new ArrayList<Callable<Answer>>();
    for (String role : List.of("admin", "admin", "admin", "admin")) {
      racing.add(() ->
          rest.send(
              "PUT",
              "/members/ben@acme.test/role",
              "{\"role\":\"" + role + "\"}",
              Map.of("If-Match", etag)));
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> one : threads.invokeAll(racing)) {
        statuses.add(one.get().status());
      }
    }
    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
    String now = rest.get("/members/ben@acme.test").header("ETag");
    assertThat(now).isNotEqualTo(etag);
    assertThat(
            rest.send(
                    "PUT",
                    "/members/ben@acme.test/role",
                    "{\"role\":\"member\"}",
                    Map.of("If-Match", now))
                .status())
        .isEqualTo(200);
  }

  @Test
  void takesHostileWordsForWords() {
    for (String words :
        List.of(
            "'; drop table membership; --",
            "<script>alert(1)</script>",
            "<!channel> @everyone",
            "%_\\\\",
            "`code` *bold*")) {
      String json = Bodies.tree(Map.of("name", words)).toString();
      Answer made = rest.post("/teams", json);
      assertThat(made.status()).isEqualTo(201);
      assertThat(rest.get("/teams/" + made.text("team")).text("name")).isEqualTo(words);
    }
    assertThat(rest.get("/members?query=%25").body().path("members")).isEmpty();
    assertThat(rest.get("/members/x'or'1'='1@acme.test").status()).isEqualTo(404);
    assertThat(rest.post("/teams", "{\"name\":\"a\\u0000b\"}").status()).isEqualTo(400);
    assertThat(rest.post("/teams", "{\"name\":\"\\ud800\"}").status()).isEqualTo(400);
    assertThat(rest.put("/members/ana@acme.test/limit", "{\"credits\":1e309}").status())
        .isEqualTo(400);
    byte[] torn = "{\"name\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    torn[9] = (byte) 0xc3;
    assertThat(rest.sendBytes("POST", "/teams", torn, Map.of()).status()).isEqualTo(400);
    assertThat(
            rest.post("/teams", "{\"name\":\"x\",\"owned\":true}")
                .body()
                .at("/errors/0/pointer")
                .asText())
        .isEqualTo("/owned");
  }

  @Test
  void leavesItsDoorInTheAudit() {
    rest.post("/teams", "{\"name\":\"Data\"}");
    assertThat(rest.roster().ask(rest.owner(), "audit list")).contains("Service key product");
  }
}
