package weft.edi.expected;

import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.ReferenceReused;

/**
 * Notices control references that a sender passed over, and those it used for other content. In X12
 * that is ISA13 alone: GS06 is counted by type by some and over all by others.
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

  /** A series is followed in its own order. */
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
