package weft.api.inspection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import weft.projections.inspection.InspectionRow;
import weft.projections.inspection.InspectionValueRow;

/**
 * An inspection with its values. This record is the JSON.
 *
 * @param values those that the reader may see; another party needs a grant
 * @param moreValues whether there are more than these
 */
record InspectionRead(
    @JsonUnwrapped InspectionRow inspection,
    @Schema(description = "The first 500; `/values` has all. Others than the owner need a grant.")
        List<InspectionValueRow> values,
    boolean moreValues) {}
