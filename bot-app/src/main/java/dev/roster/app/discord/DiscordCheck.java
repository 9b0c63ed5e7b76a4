package dev.roster.app.discord;

import dev.roster.app.config.Config;
import dev.roster.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether Discord knows the bot's token. */
public final class DiscordCheck {

  private static final URI DISCORD = URI.create("https://discord.com/api/v10/");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private DiscordCheck() {}

  /** What Discord said: with {@code works} who the bot is, else what is wrong and what to do. */
  public record Result(boolean works, String sentence) {}

  /** Asks who the bot is, which changes nothing. */
  public static Result call(Config.Discord discord) {
    var request =
        HttpRequest.newBuilder(discord.apiBase().orElse(DISCORD).resolve("users/@me"))
            .timeout(PATIENCE)
            .header("Authorization", "Bot " + discord.token())
            // Discord refuses others (platforms.md 3).
            .header("User-Agent", "DiscordBot (https://roster.invalid, 1)")
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return read(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Result(
          false,
          "it cannot be reached (%s): check the network, the proxy and DISCORD_API_BASE_URL."
              .formatted(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(false, "it was not waited for.");
    }
  }

  private static Result read(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 200 -> new Result(true, "the bot is %s.".formatted(name(answer.body())));
      case 401, 403 ->
          new Result(
              false,
              "it refuses the bot's token: copy the token of the bot again to DISCORD_TOKEN.");
      default ->
          new Result(
              false,
              "it answers with status %d: try again later, or check DISCORD_API_BASE_URL."
                  .formatted(answer.statusCode()));
    };
  }

  private static String name(String body) {
    return Json.read(body, User.class).username();
  }

  private record User(String username) {}
}
