package io.jgun.servlet.files;

/** A connection that can have the system send a part of a file, without the copy through this process. */
public interface FileSender {

    /** If the bytes of this part are what the response writes next, they may be taken from the file. */
    void expect(FilePart part);
}
