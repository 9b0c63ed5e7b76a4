package dev.roster.app.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.platform.WebhookSender.Post;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.time.ZoneOffset;

/** Writes an event as CloudEvents 1.0 has it, in the structured mode: one JSON document. */
final class CloudEventBody {

  /** The media type of such a document. */
  static final String MEDIA_TYPE = "application/cloudevents+json";

  private CloudEventBody() {}

  static byte[] of(Post post) {
    var event =
        CloudEventBuilder.v1()
            .withId(post.id())
            .withSource(post.source())
            .withType(post.type())
            .withSubject(post.subject())
            .withTime(post.at().atOffset(ZoneOffset.UTC))
            .withDataContentType("application/json")
            .withData(BytesCloudEventData.wrap(post.data().getBytes(UTF_8)))
            .build();
    return new JsonFormat().serialize(event);
  }
}
