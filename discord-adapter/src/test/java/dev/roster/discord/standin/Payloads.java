package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** Discord's own objects as it sends them. */
final class Payloads {

  private Payloads() {}

  static ObjectNode user(Person person, boolean bot) {
    return Json.object()
        .put("id", person.id())
        .put("username", bot ? person.name() : person.username())
        .put("global_name", bot ? null : person.name())
        .put("discriminator", bot ? "0001" : "0")
        .putNull("avatar")
        .put("public_flags", 0)
        .put("bot", bot);
  }

  private static ObjectNode user(World world, Person person) {
    return user(person, person.equals(world.bot()));
  }

  static ObjectNode member(World world, Guild guild, Person person) {
    ObjectNode member = bareMember(guild, person);
    member.set("user", user(world, person));
    return member;
  }

  private static ObjectNode bareMember(Guild guild, Person person) {
    ObjectNode member =
        Json.object()
            .put("nick", guild.member(person).nick())
            .putNull("avatar")
            .put("joined_at", Instant.EPOCH.toString())
            .putNull("premium_since")
            .put("deaf", false)
            .put("mute", false)
            .put("pending", false)
            .put("flags", 0);
    member.set("roles", Json.texts(guild.member(person).roles()));
    return member;
  }

  static ObjectNode guild(World world, Guild guild) {
    ObjectNode json =
        Json.object()
            .put("id", guild.id())
            .put("name", guild.name())
            .put("owner_id", guild.owner().id())
            .put("preferred_locale", "en-US")
            .put("verification_level", 0)
            .put("default_message_notifications", 0)
            .put("explicit_content_filter", 0)
            .put("mfa_level", 0)
            .put("nsfw_level", 0)
            .put("premium_tier", 0)
            .put("system_channel_flags", 0)
            .put("afk_timeout", 300)
            .put("joined_at", Instant.EPOCH.toString())
            .put("large", false)
            .put("unavailable", false)
            .put("member_count", guild.size());
    for (String empty :
        List.of(
            "features",
            "emojis",
            "stickers",
            "threads",
            "presences",
            "voice_states",
            "stage_instances",
            "guild_scheduled_events",
            "soundboard_sounds")) {
      json.putArray(empty);
    }
    json.set(
        "roles",
        Json.array(
            guild.roles().entrySet().stream()
                .map(role -> role(guild, role.getKey(), role.getValue()))
                .toList()));
    json.set("channels", Json.array(guild.channels().stream().map(Payloads::channel).toList()));
    json.set("members", Json.array(List.of(member(world, guild, world.bot()))));
    return json;
  }

  private static ObjectNode role(Guild guild, String id, long permissions) {
    boolean everyone = id.equals(guild.id());
    ObjectNode role =
        Json.object()
            .put("id", id)
            .put("name", everyone ? "@everyone" : "role" + id)
            .put("permissions", Long.toString(permissions))
            .put("position", everyone ? 0 : 1)
            .put("color", 0)
            .put("hoist", false)
            .put("managed", false)
            .put("mentionable", false)
            .put("flags", 0);
    role.putObject("colors").put("primary_color", 0);
    return role;
  }

  static ObjectNode channel(Channel channel) {
    Guild guild = channel.guild();
    ObjectNode json = Json.object().put("id", channel.id()).put("flags", 0);
    if (guild == null) {
      json.put("type", 1);
      Person recipient = channel.recipient();
      if (recipient != null) {
        json.putArray("recipients").add(user(recipient, false));
      }
      return json;
    }
    json.put("type", 0).put("name", channel.name()).put("guild_id", guild.id());
    json.put("position", 0).put("nsfw", false).put("rate_limit_per_user", 0);
    json.putArray("permission_overwrites");
    return json;
  }

  /** Somebody who is mentioned in an option or picked in a form. */
  static void resolve(World world, ObjectNode data, Channel channel, Person person) {
    ObjectNode resolved = data.withObject("/resolved");
    resolved.withObject("/users").set(person.id(), user(world, person));
    Guild guild = channel.guild();
    if (guild != null && guild.has(person)) {
      ObjectNode member = bareMember(guild, person);
      member.put("permissions", Long.toString(guild.permissions(person)));
      resolved.withObject("/members").set(person.id(), member);
    }
  }

  static ObjectNode interaction(World world, Interaction interaction) {
    Channel channel = interaction.channel();
    Guild guild = channel.guild();
    Person person = interaction.person();
    ObjectNode json =
        Json.object()
            .put("id", interaction.id())
            .put("application_id", world.bot().id())
            .put("type", interaction.type())
            .put("token", interaction.token())
            .put("version", 1)
            .put("locale", "en-US")
            .put("context", guild == null ? 1 : 0)
            .put("attachment_size_limit", 10 << 20)
            .put("app_permissions", Long.toString(Guild.EVERYDAY))
            .put("channel_id", channel.id());
    json.putArray("entitlements");
    json.set("data", interaction.data());
    ObjectNode where = channel(channel);
    json.set("channel", where);
    long permissions = guild == null ? Guild.EVERYDAY : guild.permissions(person);
    where.put("permissions", Long.toString(permissions));
    json.putObject("authorizing_integration_owners").put("0", guild == null ? "0" : guild.id());
    if (guild == null) {
      json.set("user", user(person, false));
    } else {
      json.put("guild_id", guild.id()).put("guild_locale", "en-US");
      json.putObject("guild").put("id", guild.id()).put("locale", "en-US").putArray("features");
      ObjectNode member = member(world, guild, person);
      json.set("member", member.put("permissions", Long.toString(permissions)));
    }
    Shown source = interaction.source();
    if (source != null) {
      JsonNode message = source.json();
      json.set("message", message.deepCopy());
    }
    return json;
  }
}
