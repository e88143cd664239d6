package weft.keys;

import weft.event.StreamId;
import weft.event.StreamType;
import weft.language.Text;

/** Declares the stream of each evidence log. Only the operator's command writes it. */
public final class EvidenceStreams {
  private static final String TYPE = "EvidenceLog";

  public static final StreamType<EvidenceKeysChanged> EVIDENCE_LOG =
      StreamType.of(TYPE, EvidenceKeysChanged.class)
          .event(
              "evidence-keys-changed",
              EvidenceKeysChanged.class,
              it ->
                  it.origin().equals(it.becomes())
                      ? new Text("The log %s got new keys from size %s on.", "日志 %s 自大小 %s 起启用新密钥。")
                          .with(it.origin(), it.size())
                      : new Text(
                              "The log %s goes on as %s with new keys from size %s on.",
                              "日志 %s 自大小 %3$s 起以新名称 %2$s 和新密钥延续。")
                          .with(it.origin(), it.becomes(), it.size()));

  private EvidenceStreams() {}

  /** The stream of a log, such as that of {@code history}. */
  public static String of(String log) {
    return StreamId.of(TYPE, log);
  }
}
