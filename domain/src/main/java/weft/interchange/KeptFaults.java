package weft.interchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import weft.language.Text;

/**
 * The faults of a message that its event keeps. The reader finds up to 1,000 in a message, and
 * rules may find one in each of 10,000 lines; an event that held them all would be megabytes, and
 * an interchange is shown with those of all its messages.
 */
public final class KeptFaults {
  /** Of one message. */
  static final int OF_MESSAGE = 200;

  /** Of all messages of an interchange. */
  static final int OF_INTERCHANGE = 2_000;

  private static final Text MORE =
      new Text(
          "%s more faults and notes of this message are not listed here; a check of the file shows"
              + " more of them.",
          "该报文另有 %s 处错误和提示未在此列出；检查文件可查看更多。");

  private KeptFaults() {}

  /**
   * The first faults, and beyond them the first of each code, since what becomes of a message goes
   * by its codes; then a note that counts the others.
   *
   * @param before results of the messages that stand before it
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
