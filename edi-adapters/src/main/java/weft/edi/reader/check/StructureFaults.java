package weft.edi.reader.check;

import java.util.List;
import java.util.function.Predicate;
import weft.edi.reader.text.FaultLog;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.Sentences;
import weft.edi.table.Node;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.language.Text;

/** Reports faults in the order and number of a message's segments. */
public final class StructureFaults {
  private final FaultLog log;
  private final String type;
  private final Predicate<String> knownTag;

  public StructureFaults(FaultLog log, String type, Predicate<String> knownTag) {
    this.log = log;
    this.type = type;
    this.knownTag = knownTag;
  }

  public boolean isFull() {
    return log.isFull();
  }

  public void giveUp(Segment at) {
    log.error(at, FaultCode.TOO_MANY_FAULTS, Sentences.tooManyFaults());
  }

  /** Reports missing segments by their tags, at the segment before which they should have come. */
  public void missing(List<Node> missing, Segment before) {
    for (Node it : missing) {
      FaultCode code = it.isGroup() ? FaultCode.GROUP_MISSING : FaultCode.SEGMENT_MISSING;
      Text text = Sentences.missing(it, type, before);
      log.add(
          new Fault(before.number(), it.tag(), null, code, Severity.ERROR, before.offset(), text));
    }
  }

  public void unexpected(Segment it) {
    if (knownTag.test(it.tag()))
      log.error(it, FaultCode.SEGMENT_UNEXPECTED, Sentences.unexpected(it, type));
    else log.error(it, FaultCode.SEGMENT_UNKNOWN, Sentences.unknownSegment(it));
  }

  public void repeated(Node node, Segment it) {
    FaultCode code = node.isGroup() ? FaultCode.GROUP_REPEATED : FaultCode.SEGMENT_REPEATED;
    log.error(it, code, Sentences.repeated(node, it));
  }
}
