/** The directory of organizations and partnerships. */
@NullMarked
package weft.projections.party;

import org.jspecify.annotations.NullMarked;
