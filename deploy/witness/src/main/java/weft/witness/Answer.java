package weft.witness;

import java.nio.charset.StandardCharsets;
import weft.evidence.WitnessRules;

/** An answer of the witness. A refusal says why in English and Chinese, a line each. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never compared
record Answer(int status, String contentType, byte[] body) {
  private static final String TEXT = "text/plain;charset=utf-8";

  static Answer text(byte[] body) {
    return new Answer(200, TEXT, body);
  }

  /** The size of the checkpoint that was cosigned last. */
  static Answer size(long size) {
    return new Answer(409, "text/x.tlog.size", (size + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  static Answer of(WitnessRules.Refusal refusal) {
    return switch (refusal) {
      case MALFORMED -> refused(refusal.status(), "The request is malformed.", "请求格式错误。");
      case UNKNOWN_LOG ->
          refused(refusal.status(), "This witness does not know the log.", "本见证方不认识该日志。");
      case NOT_SIGNED ->
          refused(
              refusal.status(),
              "No known key of the log signed the checkpoint, or its signature is wrong.",
              "检查点没有该日志已知密钥的签名，或签名不正确。");
      case OLD_BEYOND_NEW ->
          refused(
              refusal.status(), "The old size is larger than the checkpoint's.", "旧大小大于检查点的大小。");
      case OTHER_SIZE -> refused(refusal.status(), "The old size is another one.", "旧大小不符。");
      case EMPTY_TREE_WITH_ROOT ->
          refused(
              refusal.status(),
              "A checkpoint of size 0 needs the root of the empty tree.",
              "大小为 0 的检查点必须使用空树的根。");
      case INCONSISTENT ->
          refused(
              refusal.status(),
              "The checkpoint does not continue the one that was cosigned last.",
              "该检查点不是上次联署检查点的延续。");
    };
  }

  static Answer notFound() {
    return refused(404, "There is nothing here.", "此处没有内容。");
  }

  static Answer wrongMethod() {
    return refused(405, "This method is not allowed here.", "此处不允许该方法。");
  }

  static Answer tooLong() {
    return refused(413, "The request is too long.", "请求过长。");
  }

  static Answer failed() {
    return refused(500, "The witness could not store the checkpoint.", "见证方无法保存检查点。");
  }

  private static Answer refused(int status, String en, String zh) {
    return new Answer(status, TEXT, (en + "\n" + zh + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
