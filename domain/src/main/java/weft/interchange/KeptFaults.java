package weft.interchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weft.language.Text;

/**
 * Limits the faults of a message that its event stores. The reader reports up to 1,000 per message,
 * and rules may find one in each of 10,000 lines. An event with all of them would have megabytes,
 * and a screen shows the faults of all messages of an interchange.
 */
public final class KeptFaults {
  /** Per message. */
  static final int OF_MESSAGE = 200;

  /** For all messages of an interchange together. */
  static final int OF_INTERCHANGE = 2_000;

  private static final Text MORE =
      new Text(
          "%s more faults and notes of this message are not listed here; a check of the file shows"
              + " more of them.",
          "该报文另有 %s 处错误和提示未在此列出；检查文件可查看更多。");

  private KeptFaults() {}

  /**
   * Keeps the first faults, and the first fault of each further code, because codes decide the
   * outcome of a message; then adds a note with the number of omitted faults.
   *
   * @param before results of the messages before this one
   */
  public static MessageResult of(MessageResult result, List<MessageResult> before) {
    int kept = before.stream().mapToInt(it -> it.faults().size()).sum();
    int room = Math.clamp(OF_INTERCHANGE - kept, 0, OF_MESSAGE);
    List<Fault> all = result.faults();
    if (all.size() <= Math.max(room, 1)) return result;
    List<Fault> faults = new ArrayList<>(all.subList(0, room));
    Set<FaultCode> errors = EnumSet.noneOf(FaultCode.class);
    Set<FaultCode> notes = EnumSet.noneOf(FaultCode.class);
    faults.forEach(it -> (it.forbids() ? errors : notes).add(it.code()));
    for (Fault it : all.subList(room, all.size()))
      if ((it.forbids() ? errors : notes).add(it.code())) faults.add(it);
    int left = all.size() - faults.size();
    if (left == 0) return result;
    faults.add(
        Fault.at(null, FaultCode.TOO_MANY_FAULTS, Severity.NOTE, MORE.with(String.valueOf(left))));
    return new MessageResult(
        result.type(), result.release(), result.reference(), result.outcome(), List.copyOf(faults));
  }
}
