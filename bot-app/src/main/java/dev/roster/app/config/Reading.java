package dev.roster.app.config;

import dev.roster.app.config.Config.Database;
import dev.roster.app.config.Config.Http;
import dev.roster.app.config.Config.Line;
import dev.roster.app.config.Config.Loaded;
import dev.roster.app.config.Config.Mail;
import dev.roster.app.config.Config.SignIn;
import dev.roster.org.OrgCreation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one configuration: each key by itself, then what must fit together. */
final class Reading {

  private static final int DEFAULT_PORT = 8080;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EVERYWHERE = "0.0.0.0";

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<Key<?>, Line> lines = new LinkedHashMap<>();
  private final Path home;
  private final Sources sources;

  Reading(Map<String, String> environment, Path home) {
    this.home = home;
    sources = Sources.read(environment, home, problems);
    warnings.addAll(sources.warnings());
  }

  Loaded load() {
    var database = database();
    var dataDir = path(Keys.DATA_DIR).orElseGet(() -> home.resolve("data"));
    var chats = new ChatReading(this);
    var slackApp = chats.slackApp();
    var slack = chats.slack(slackApp);
    var discord = chats.discord();
    var discordClient = get(Keys.DISCORD_CLIENT_ID);
    var discordSecret = chats.discordSecret();
    var signIn = signIn();
    var http = http();
    chats.warnWithoutHttps(http.configuredUrl());
    var mail = mail();
    var key = get(Keys.SECRET_KEY);
    if (database instanceof Database.External && !isSet(Keys.SECRET_KEY)) {
      problems.add(
          "ROSTER_SECRET_KEY must be set together with ROSTER_DATABASE_URL: give it "
              + Keys.SECRET_KEY.allowed()
              + ", and keep it as safe as the database.");
    }
    var admins = get(Keys.PLATFORM_ADMINS).orElse(Set.of());
    var orgCreation = get(Keys.ORG_CREATION).orElse(OrgCreation.CHAT_ADMINS);
    boolean playground = playground(http.host());
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    var config =
        new Config(
            database,
            dataDir,
            http,
            slack,
            discord,
            slackApp,
            discordClient,
            discordSecret,
            signIn,
            mail,
            key,
            admins,
            orgCreation,
            playground);
    return new Loaded(config, shown(config), List.copyOf(warnings));
  }

  private Database database() {
    var url = get(Keys.DATABASE_URL);
    var user = get(Keys.DATABASE_USER);
    var password = get(Keys.DATABASE_PASSWORD);
    if (url.isPresent()) {
      return new Database.External(url.get(), user, password);
    }
    for (var key : List.of(Keys.DATABASE_USER, Keys.DATABASE_PASSWORD)) {
      if (isSet(key) && !isSet(Keys.DATABASE_URL)) {
        problems.add(
            label(key)
                + " needs ROSTER_DATABASE_URL: set that to "
                + Keys.DATABASE_URL.allowed()
                + ".");
      }
    }
    return new Database.Embedded();
  }

  private Http http() {
    int port = get(Keys.HTTP_PORT).orElse(DEFAULT_PORT);
    var publicUrl = get(Keys.PUBLIC_URL);
    String host = get(Keys.HTTP_HOST).orElse(publicUrl.isPresent() ? EVERYWHERE : LOOPBACK);
    return new Http(host, port, publicUrl);
  }

  private Optional<Mail> mail() {
    var server = get(Keys.SMTP_URL);
    var from = get(Keys.MAIL_FROM);
    if (isSet(Keys.SMTP_URL) && !isSet(Keys.MAIL_FROM)) {
      problems.add(
          label(Keys.SMTP_URL)
              + " needs ROSTER_MAIL_FROM: set that to "
              + Keys.MAIL_FROM.allowed()
              + ".");
    }
    return server.isPresent() && from.isPresent()
        ? Optional.of(new Mail(server.get(), from.get()))
        : Optional.empty();
  }

  private Optional<SignIn> signIn() {
    var issuer = get(Keys.OIDC_ISSUER);
    var id = get(Keys.OIDC_CLIENT_ID);
    var secret = get(Keys.OIDC_CLIENT_SECRET);
    requireTogether(Keys.OIDC_ISSUER, Keys.OIDC_CLIENT_ID, Keys.OIDC_CLIENT_SECRET);
    return issuer.isPresent() && id.isPresent() && secret.isPresent()
        ? Optional.of(new SignIn(issuer.get(), id.get(), secret.get()))
        : Optional.empty();
  }

  /** Keys of which none has an effect without the others. */
  void requireTogether(Key<?>... keys) {
    var set = Stream.of(keys).filter(this::isSet).toList();
    if (!set.isEmpty()) {
      Stream.of(keys)
          .filter(key -> !isSet(key))
          .forEach(missing ->
              problems.add(
                  "%s needs %s: set that to %s."
                      .formatted(label(set.getFirst()), missing.name(), missing.allowed())));
    }
  }

  private boolean playground(String host) {
    var tokens =
        Stream.of(Keys.SLACK_BOT_TOKEN, Keys.SLACK_CLIENT_SECRET, Keys.DISCORD_TOKEN)
            .filter(this::isSet)
            .map(Key::name)
            .toList();
    boolean local = isLoopback(host);
    var wanted = get(Keys.PLAYGROUND);
    if (wanted.isPresent() && wanted.get()) {
      if (!tokens.isEmpty()) {
        problems.add(
            label(Keys.PLAYGROUND)
                + " cannot be true together with "
                + String.join(" or ", tokens)
                + ", since anybody can be anyone in it: set it to false or take the token away.");
      }
      if (!local) {
        problems.add(
            label(Keys.PLAYGROUND)
                + " cannot be true while Roster listens on "
                + host
                + ", since anybody can be anyone in it: set it to false or ROSTER_HTTP_HOST to"
                + " 127.0.0.1.");
      }
    }
    if (wanted.isEmpty() && tokens.isEmpty() && !local) {
      warnings.add(
          "The playground is off, since Roster listens on "
              + host
              + ": set ROSTER_HTTP_HOST to 127.0.0.1 to have it.");
    }
    return wanted.orElse(tokens.isEmpty() && local);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }

  /** The value of a key; a text that it does not take is a problem, and then there is none. */
  <T> Optional<T> get(Key<T> key) {
    var found = sources.find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var entry = found.get().entry();
    lines.put(key, new Line(key.name(), key.mask().apply(entry.value()), entry.where()));
    try {
      return Optional.of(key.reader().read(entry.value()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s must be %s%s.".formatted(entry.label(), key.allowed(), given(key, entry.value())));
      return Optional.empty();
    }
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  /** A path; a relative one starts from its source's folder. */
  private Optional<Path> path(Key<Path> key) {
    var path = get(key);
    return path.flatMap(
        one -> sources.find(key).map(found -> found.folder().resolve(one).toAbsolutePath()));
  }

  private static String given(Key<?> key, String text) {
    String shown = text.replaceAll("\\p{Cntrl}", " ");
    return key.fromFile() || shown.length() > 100 ? "" : ", not `" + key.mask().apply(shown) + "`";
  }

  boolean isSet(Key<?> key) {
    return lines.containsKey(key);
  }

  String label(Key<?> key) {
    var line = lines.get(key);
    return line == null ? key.name() : key.name() + " (" + line.where() + ")";
  }

  private List<Line> shown(Config config) {
    Map<Key<?>, String> inEffect =
        Map.of(
            Keys.DATA_DIR, config.dataDir().toAbsolutePath().normalize().toString(),
            Keys.HTTP_PORT, Integer.toString(config.http().port()),
            Keys.HTTP_HOST, config.http().host(),
            Keys.PUBLIC_URL, config.http().publicUrl().toString(),
            Keys.PLAYGROUND, Boolean.toString(config.playground()));
    return Keys.ALL.stream()
        .map(key -> {
          String value = inEffect.getOrDefault(key, key.fallback());
          var line = lines.get(key);
          return line == null ? new Line(key.name(), value, "default") : line;
        })
        .toList();
  }
}
