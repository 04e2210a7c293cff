<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<!DOCTYPE html>
<html lang="en">
<head><title>Sorry</title></head>
<body><h1>Something broke</h1></body>
</html>
