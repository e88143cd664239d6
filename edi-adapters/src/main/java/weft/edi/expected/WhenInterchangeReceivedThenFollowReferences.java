package weft.edi.expected;

import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.ReferenceReused;

/**
 * Detects control references that a sender skipped or used again for other content. In X12 this
 * covers only ISA13, because some senders count GS06 by message type and others across all types.
 */
public final class WhenInterchangeReceivedThenFollowReferences implements Reaction {
  private final ReferenceSeries series;

  public WhenInterchangeReceivedThenFollowReferences(ReferenceSeries series) {
    this.series = series;
  }

  @Override
  public String name() {
    return "follow-references";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof InterchangeReceived || payload instanceof ReferenceReused;
  }

  /** Events of one series are processed in order. */
  @Override
  public Object sequenceOf(Recorded event) {
    return event.payload() instanceof InterchangeEvent it
        ? it.key().sender() + " to " + it.key().receiver()
        : event.stream();
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case InterchangeReceived it -> {
        if (it.afterAll() == null) series.see(it.key(), it.id());
        else series.appliedAfterAll(it.id());
      }
      case ReferenceReused it -> series.reused(it.key(), it.again().id());
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }
}
