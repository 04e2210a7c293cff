package io.jgun.servlet.send;

import org.jspecify.annotations.Nullable;

/** A socket that can send a part of a file in place of the buffer that has the same bytes. */
public interface FileSender {

    /** Where the buffer of this region is to be written, the file is sent; null for none any more. */
    void sends(@Nullable FileRegion region);
}
