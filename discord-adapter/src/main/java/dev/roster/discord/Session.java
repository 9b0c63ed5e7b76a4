package dev.roster.discord;

import java.time.Duration;
import java.util.EnumSet;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes JDA. */
final class Session {

  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private Session() {}

  /**
   * Begins a session without any privileged intent: slash commands need none.
   *
   * @param gateway the address of the gateway; JDA tries it until it answers
   * @throws InvalidTokenException when Discord does not know the token
   */
  static JDA open(
      DiscordSettings settings, OkHttpClient http, String gateway, EventListener... listeners) {
    var rest = new RestConfig();
    settings.apiBaseUrl().ifPresent(url -> rest.setBaseUrl(url.toString()));
    return JDABuilder.createLight(settings.token(), EnumSet.noneOf(GatewayIntent.class))
        .setRestConfig(rest)
        .setHttpClient(http)
        .setSessionController(
            new ConcurrentSessionController() {
              @Override
              public String getGateway() {
                return gateway;
              }
            })
        .setEnableShutdownHook(false)
        .setContextEnabled(false)
        .addEventListeners((Object[]) listeners)
        .build();
  }

  /** Ends a session, within about 4 s. */
  static void close(JDA jda) throws InterruptedException {
    jda.shutdown();
    if (!jda.awaitShutdown(GOODBYE)) {
      jda.shutdownNow();
      if (!jda.awaitShutdown(GOODBYE)) {
        log.warn("The connection to Discord did not end in time");
      }
    }
  }
}
