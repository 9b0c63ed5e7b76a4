package dev.roster.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.roster.slack.install.OAuthInstall.Outcome;
import dev.roster.slack.standin.Fault;
import dev.roster.slack.standin.StandInSlack;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
final class OAuthInstallTest {

  private static final URI HERE = URI.create("https://roster.test");

  private final TestDatabase database;
  private final TestRoster roster;
  private final StandInSlack slack;
  private final Slack sdk;

  OAuthInstallTest(TestDatabase database) throws Exception {
    this.database = database;
    this.roster = TestRoster.silent(database);
    this.slack = new StandInSlack();
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiBaseUrl().toString());
    this.sdk = Slack.getInstance(config);
  }

  @BeforeEach
  void forget() {
    database.run("delete from slack_installation");
  }

  @AfterEach
  void stop() throws Exception {
    sdk.close();
    slack.close();
    roster.close();
  }

  @Test
  void asksSlackForExactlyWhatIsUsed() {
    assertThat(install(StandInSlack.CLIENT_SECRET, Optional.empty()).authorize("s t&a=te"))
        .hasToString(
            "https://slack.com/oauth/v2/authorize?client_id=11.22&scope=chat%3Awrite%2Ccommands"
                + "&state=s+t%26a%3Dte&redirect_uri=https%3A%2F%2Froster.test%2Fslack%2Foauth_redirect");
    assertThat(
            install(
                    StandInSlack.CLIENT_SECRET,
                    Optional.of(URI.create("https://slack-gov.com/api/")))
                .authorize("s")
                .toString())
        .startsWith("https://slack-gov.com/oauth/v2/authorize?");
  }

  @Test
  void givesBackTheTokenOfAWholeOrganisation() {
    Outcome outcome =
        finish(grant -> {
          grant.addProperty("is_enterprise_install", true);
          grant.add("team", JsonNull.INSTANCE);
        });

    assertThat(outcome).isEqualTo(new Outcome.WholeOrganisation());
    assertThat(slack.calls("auth.revoke")).hasSize(1);
    requireNothingKept();
  }

  @Test
  void givesBackATokenThatExpires() {
    Outcome outcome = finish(grant -> grant.addProperty("refresh_token", "xoxe-1"));

    assertThat(outcome).isEqualTo(new Outcome.TokensExpire());
    assertThat(slack.calls("auth.revoke")).hasSize(1);
    requireNothingKept();
  }

  @Test
  void saysWhyNothingWasInstalled() {
    var good = install(StandInSlack.CLIENT_SECRET, Optional.empty());
    assertThat(good.finish("forged")).isEqualTo(new Outcome.Stale());
    assertThat(install("wrong", Optional.empty()).finish("code"))
        .isEqualTo(new Outcome.Misconfigured("bad_client_secret"));
    slack.fault("oauth.v2.access", Fault.ill());
    assertThat(good.finish("code")).isEqualTo(new Outcome.Unreachable());
    requireNothingKept();
  }

  @Test
  void keepsANameInOneLine() {
    assertThat(finish(named("  Glo\u202ebex\r\n<b>\u0000 ")))
        .isEqualTo(new Outcome.Done("Glo bex <b>"));
    assertThat(finish(named("\u200b\u200f"))).isEqualTo(new Outcome.Done(StandInSlack.OTHER));
    assertThat(finish(named("😀".repeat(200)))).isEqualTo(new Outcome.Done("😀".repeat(160)));
  }

  private static Consumer<JsonObject> named(String name) {
    return grant -> grant.getAsJsonObject("team").addProperty("name", name);
  }

  private Outcome finish(Consumer<JsonObject> change) {
    return install(StandInSlack.CLIENT_SECRET, Optional.empty())
        .finish(slack.agree(StandInSlack.OTHER, "Globex", "xoxb-1", change));
  }

  private OAuthInstall install(String secret, Optional<URI> base) {
    return new OAuthInstall(
        sdk,
        new OAuthApp(StandInSlack.CLIENT_ID, secret, HERE),
        List.of("chat:write", "commands"),
        base,
        new TokenVault(roster.core().installations(), new byte[32]));
  }

  private void requireNothingKept() {
    assertThat(database.number("select count(*) from slack_installation")).isZero();
  }
}
